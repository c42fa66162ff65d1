/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/*
 * Everything that kernel and user space both read: ring records, map keys and values, settings.
 * packages/kernel/src/generated/layout.ts is generated from the BTF of these types; change them
 * together with LAYOUT_VERSION. No holes: every byte of a key is compared.
 */
#ifndef RINGFENCE_RECORDS_H
#define RINGFENCE_RECORDS_H

#include "cgroup_records.h"
#include "privilege_records.h"

#define LAYOUT_VERSION 11

/* ---- identity ---------------------------------------------------------------------------- */

#define HOST_WORKLOAD 0
#define WORKLOAD_SLOTS 4096

/* A workload id is a slot (low 12 bits) and the slot's generation, so a reused slot never answers
 * for a task that still carries its predecessor's id. */
#define WORKLOAD_SLOT(id) ((id) & (WORKLOAD_SLOTS - 1))

#define WORKLOAD_SEE_FILES 0x1
#define WORKLOAD_SEE_PROCESSES 0x2
#define WORKLOAD_SEE_NETWORK 0x4
/* Has no runtime that enters ahead of it: judged from the moment of entry. */
#define WORKLOAD_WITHOUT_RUNTIME 0x8

struct workload_row {
	u64 rule_set; /* the one store that changes policy; 0: no policy */
	u32 workload;
	u32 flags;
};

/* Came into the container's cgroup from outside and has not yet executed a program in a mount
 * namespace of its own: the runtime itself, to which no rule of the workload applies. */
#define TASK_RUNTIME_PHASE 0x1

struct task_identity {
	u32 version;
	u32 workload;
	u32 binding; /* the low half of node_state.identity_changes when a host-bound task was last looked up */
	u32 flags;
	u64 image;  /* fingerprint of the path of the program it runs, or IMAGE_* */
	u64 source; /* the source class that was found for it, low 16 bits, and for which rule set */
};

#define IMAGE_UNKNOWN 0 /* ran before this workload had rules */
#define IMAGE_NONE 1	/* lies outside of what its mount namespace shows */
#define IMAGE_KNOWN 2	/* set in every fingerprint, so that none is one of the above */

/* One a CPU. */
struct known_process {
	u64 leader;
	u64 start_time;
	u64 changes; /* node_state.identity_changes when it was looked up */
	u32 workload;
	u32 flags;
	u32 sequence; /* odd: being written */
	u32 unused;
};

/* ---- rule sets --------------------------------------------------------------------------- */

/* Name of a rule set: id in bits 0..31, version in 32..47, what it holds in 48..63. The name is
 * immutable, so the bits are always those of the set that the decision is about. */
#define RULE_SET_HAS_FILE (1ULL << 48)
#define RULE_SET_HAS_FILE_BLOCK (1ULL << 49)
#define RULE_SET_HAS_EXEC (1ULL << 50)
#define RULE_SET_HAS_NETWORK (1ULL << 51)
#define RULE_SET_HAS_PRIVILEGE (1ULL << 52)
#define RULE_SET_HAS_ROOT_RULE (1ULL << 53)
#define RULE_SET_HAS_EXEC_BLOCK (1ULL << 54)
#define RULE_SET_HAS_SOURCE (1ULL << 55)
#define RULE_SET_HAS_OWNER (1ULL << 56)
#define RULE_SET_HAS_TERMINAL (1ULL << 57)
#define RULE_SET_HAS_NAME (1ULL << 58)
#define RULE_SET_HAS_PATTERN (1ULL << 59)
#define RULE_SET_HAS_CAPABILITY (1ULL << 62)

/* What the rules of a set ask of whoever acts; each combination that occurs has a trie of its own:
 * the source class, with rules of that source alone, above two bits. */
#define RULE_SET_HAS_VIEWS (RULE_SET_HAS_SOURCE | RULE_SET_HAS_OWNER | RULE_SET_HAS_TERMINAL)
#define VIEW_OWNER 0x1
#define VIEW_TERMINAL 0x2
#define VIEW_SOURCE_SHIFT 2

#define RULE_SET_HAS_SOCKET (1ULL << 60)
#define RULE_SET_HAS_INGRESS (1ULL << 61)

#define PATH_OPERATIONS 3
#define PATH_READ 0
#define PATH_WRITE 1
#define PATH_EXEC 2

/* A decision: action in the two high bits, index of the rule below. 0 is "no rule". */
#define DECISION_ALLOW 0x40000000U
#define DECISION_BLOCK 0x80000000U
#define DECISION_AUDIT 0xc0000000U
#define DECISION_ACTION 0xc0000000U
#define DECISION_RULE 0x3fffffffU
/* Refused for want of a path that can be judged, not by a rule. */
#define RULE_UNRESOLVED 0x3fffffffU
/* Refused to every container, whatever its policy, and told of the host: what reaches for the
 * agent, its programs and maps, or their pins. */
#define RULE_AGENT 0x3ffffffcU
/* A container's process was moved to another's cgroup, or the host's; it stays the container's. */
#define RULE_MOVED 0x3ffffffbU
/* Refused since something below the directory is under Block: a move would free it. */
#define RULE_BELOW 0x3ffffffdU
/* What no rule matches, where the workload has an Allow list. As a decision it may say Audit. */
#define RULE_POSTURE 0x3ffffffeU

/* A class is the paths that rules name as one source; 0: no rule does. */
struct source_key {
	u64 rule_set;
	u64 image;
};

struct path_key {
	u64 rule_set;
	u64 node; /* id of the parent's node, PATH_*_NODE with the view; 0 for the root itself */
	u64 name; /* keyed hash of the component; the view for the root itself */
};

#define PATH_ROOT_NODE (1ULL << 32) /* parent of what lies in the root */
#define PATH_NAME_NODE (1ULL << 33) /* of rules by name alone: `exact`, and `below` where final */

struct path_slot {
	u32 decision[PATH_OPERATIONS];
	u32 audit[PATH_OPERATIONS];
};

#define PATH_NODE_BLOCK_BELOW 0x1
#define PATH_NODE_BLOCK_ANYWHERE 0x2 /* below, wherever it is moved, but where an Allow decides */
#define PATH_NODE_ALLOW_BELOW 0x4
#define PATH_NODE_PATTERN_ALLOW 0x8 /* as ALLOW_BELOW, by patterns */
/* Decisions of a node that are final Blocks: a bit for each operation, exact, children, below. From
 * PATH_NODE_ARGUMENTS_SHIFT on, the list of rules that ask for arguments. */
#define PATH_NODE_FINAL_SHIFT 8

struct path_node {
	u32 child; /* id that its children's keys carry; 0: none */
	u32 flags;
	struct path_slot exact;
	struct path_slot children;
	struct path_slot below;
};

#include "argument_records.h"
#include "pattern_records.h"

/* ---- cached verdict ---------------------------------------------------------------------- */

/* Holds for one object under one name; compared field by field. */
struct verdict_tag {
	u64 rule_set;
	u64 mount;
	u64 mount_namespace;
	u64 mount_event;
	u64 renames;
	u64 parent;
	u64 parent_number;
	u64 name;
	u32 view;
	u32 sequence; /* of the dentry when the tag was made: a rename moves it on */
};

struct path_verdict {
	u32 decision[PATH_OPERATIONS];
	u32 audit[PATH_OPERATIONS];
	u32 flags;	 /* PATH_NODE_* of the node the path ends at */
	u32 quiet;	 /* no rule speaks of reading or writing it */
	u64 fingerprint; /* of all components: what behaviours are counted by */
};

struct cached_verdict {
	u32 version;
	u32 sequence; /* odd: being written */
	struct verdict_tag tag;
	struct path_verdict verdict;
};

/* What the rules have said down to a directory, and where they go on for what lies in it. */
struct directory_match {
	struct path_verdict verdict; /* its fingerprint is the directory's */
	u64 node;		     /* 0: they say no more */
	u32 has_children;	     /* its own place speaks of what lies right in it */
	u32 reserved;
};

struct known_directory {
	u32 version;
	u32 sequence; /* odd: being written */
	/* Of some file below: all but its name and its parent is the directory's. */
	struct verdict_tag tag;
	u64 inode;
	u64 inode_number;
	struct directory_match match;
};

#include "stale_records.h"

/* ---- lanes ------------------------------------------------------------------------------- */

#define LANE_VERDICTS 0
#define LANE_BEHAVIOURS 1
#define LANES 2

/* ---- records ----------------------------------------------------------------------------- */

#define RECORD_FORK 1
#define RECORD_EXEC 2
#define RECORD_EXIT 3
#define RECORD_FILE 4
#define RECORD_NETWORK 5
#define RECORD_PRIVILEGE 6
#define RECORD_SOCKET 7

/* Names of file actions by these numbers: FILE_ACTIONS in packages/model/src/operation.ts. */
#define ACTION_READ 0
#define ACTION_WRITE 1
#define ACTION_CREATE 2
#define ACTION_UNLINK 3
#define ACTION_RENAME 4
#define ACTION_LINK 5
#define ACTION_SYMLINK 6
#define ACTION_MKDIR 7
#define ACTION_RMDIR 8
#define ACTION_MKNOD 9
#define ACTION_CHMOD 10
#define ACTION_CHOWN 11
#define ACTION_TRUNCATE 12
#define ACTION_SETXATTR 13
#define ACTION_UTIME 14
#define ACTION_SETFLAGS 15
#define ACTION_EXEC 16

#define COMM_BYTES 16
#define TTY_BYTES 16

/* What saw a file operation or an exec. A record of the first alone may say that it was refused. */
#define TIER_LSM 0
#define TIER_FENTRY 1
#define TIER_TRACEPOINT 2

/* A slot of verdict_folds: the count of repeats in the low 24 bits, the tag above. */
#define FOLD_SLOTS 4096
#define FOLD_COUNT 0xffffffULL

struct record {
	u32 type;
	u32 action;
	u64 time; /* boot time, ns */
	u64 rule_set;
	u64 cgroup;
	u32 workload;
	u32 decision; /* 0: an observation */
	u64 start_time;
	u64 parent_start_time;
	/* Where its repeats are counted, 0: nowhere. Of a verdict the slot, low, and that slot's
	 * tag; of a behaviour its tag. */
	u64 fold;
	u32 pid;
	u32 thread;
	u32 parent;
	u32 uid;
	u32 euid;
	u32 gid;
	u32 loginuid; /* ~0: nobody logged in */
	u32 tier;     /* TIER_* */
	char comm[COMM_BYTES];
	char tty[TTY_BYTES]; /* the controlling terminal's name; empty: none */
};

/* Text ends within the first 1024; the rest is room for the last name that begins there. */
#define PATH_BYTES 1280
#define PATH_TRUNCATED 0x1
#define PATH_UNREACHABLE 0x2
#define PATH_AS_ASKED 0x4 /* begins with what the caller wrote, closed by a NUL */

/* Components from the last to the first, each closed by a NUL; of a path as asked, behind it, those
 * of the folder that it begins in. */
struct path_text {
	u32 length;
	u32 flags;
	u8 bytes[PATH_BYTES];
};

struct file_record {
	struct record record;
	struct path_text path;
};

struct rename_record {
	struct record record;
	struct path_text path;
	struct path_text target;
};

#define ARGUMENT_BYTES 1024

struct exec_record {
	struct record record;
	struct path_text path;
	struct path_text cwd;
	u32 argument_length;
	u32 argument_total; /* what the process has; more than length: cut */
	u8 arguments[ARGUMENT_BYTES];
};

struct exit_record {
	struct record record;
	u32 code;
	u32 signal;
};

struct fork_record {
	struct record record;
};

struct privilege_record {
	struct record record;
	u32 privilege;
	u32 target;
	char target_comm[COMM_BYTES];
};

#include "network_records.h"

/* ---- node state -------------------------------------------------------------------------- */

#define NAME_KEYS 66

struct lane_state {
	u64 emitted; /* lost, folded and refused ones included */
	u64 lost;    /* ring full */
	u64 folded;  /* repeats: counted in the slot of the first */
	u64 refused; /* by the budget of a workload */
};

/* One for the node, pinned, shared by all program sets. */
struct node_state {
	u32 version;
	u32 active_program_set;
	/* Low half: moves with every new row of cgroups. High half: with every task that became
	 * another workload's, or left its runtime phase. */
	u64 identity_changes;
	u32 unresolved; /* paths that could not be judged */
	u32 agent;	/* its process, in the host's pid namespace; 0: none runs */
	u64 renames_started;
	u64 renames_finished;
	struct lane_state lanes[LANES];
	u32 name_keys[NAME_KEYS];
	u64 hold_until;	    /* boot time, ns: the watchdog ends what is held before then */
	u64 hold_timeouts;  /* containers that nobody knew in time */
	u64 hold_missed;    /* that started while there was nobody to end a wait */
	u32 watchdog;	    /* its process, as agent */
	u32 hold_mode;	    /* HOLD_* */
	u64 deferred_execs; /* that were judged by their arguments */
};

#define CONTROLLER_V2 0
#define CONTROLLER_MEMORY 1
#define CONTROLLER_PIDS 2

/* Set before load; one per program set. */
struct settings {
	u32 program_set;
	u32 task_identity;	  /* task storage and current's BTF pointer are there (5.11) */
	u32 controller;		  /* CONTROLLER_*: the hierarchy that identity is read from */
	s32 hierarchy;		  /* id of that hierarchy */
	u32 host_mount_namespace; /* inode number, as in /proc/1/ns/mnt */
	u32 pin_device; /* of the BPF file system that the pins lie in, as the kernel has it */
	u32 casts;	/* bpf_rdonly_cast is there (6.2) */
};

#endif
