/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Where a walk from a file to its root stands, and how it steps from mount to mount. */
#ifndef RINGFENCE_PLACE_H
#define RINGFENCE_PLACE_H

#include "names.h"
#include "peek.h"
#include "steps.h"

#define PATH_COMPONENTS 64
#define PATH_STEPS 80 /* components and mounts together; more is refused, never cut */

/* What the walk of one path found beside its components. */
#define WALK_UNREACHABLE 0x1 /* leads to no root: detached mount, open_tree, lazily unmounted */
#define WALK_INTERNAL 0x2    /* pipes, sockets, anonymous inodes, an overlay's own layers */
#define WALK_TOO_DEEP 0x4
#define WALK_UNSTABLE 0x8 /* renamed under the walk, each time it was tried */

struct mount_place {
	u64 mount;  /* struct mount */
	u64 root;   /* its root dentry */
	u64 dentry; /* where the walk stands */
};

/* What a rename finds on one side. */
struct side {
	u32 read;
	u32 exec;
	u32 label;
	u32 flags;
	u32 moves; /* a directory does */
};

/* In the task, not per CPU: a preempted walk must find its own components again. Where the walk
 * starts goes through it too: what is read back from a map is a plain number to the verifier. */
struct path_scratch {
	u64 vfsmount;
	u64 dentry;
	u64 target;   /* of a rename or a link, on the same mount; for its report alone */
	u64 told;     /* the dentry of an alert, until the operation's next hook */
	u64 own_root; /* the walk ends there, whatever is mounted; 0: at the top of the mounts */
	struct mount_place place;
	u64 names[PATH_COMPONENTS];
	u64 dentries[PATH_COMPONENTS]; /* for those who need more of a name than its hash */
	struct verdict_tag tag; /* made before the walk: on the stack it would be too much for 6.1 */
	struct path_verdict verdict;
	struct directory_match above; /* down to the directory of it */
	struct directory_match upper; /* and to what that directory lies in, but for its children */
	u64 upper_inode;	      /* of that: the verifier computes with no pointer */
	struct side sides[2];	      /* of a rename, old and new */
	struct path_verdict sourced;  /* by the rules of the task's own source */
	struct path_verdict shown;    /* by the path through the mounts */
	u64 rule_set;		      /* that the match is about */
	u64 node;		      /* and where it stands */
	u64 sum;		      /* of all components */
	u64 place_value;	      /* of the next in it */
	u32 count;		      /* components of the path */
	u32 within;		      /* those that lie in the mount that it begins on */
	u32 left;		      /* those that the match has not yet seen */
	u32 walk;
	u32 told_of; /* TOLD_*: what that alert was about */
	u32 state;   /* of the patterns */
	u32 label;   /* that they give the path */
	u32 name_length;
	u64 argument;	 /* where the next one lies, in the task's own memory */
	u32 passed_over; /* arguments that are not asked for, yet to come */
	u32 asked;	 /* and those that are */
	u16 decision_rank[PATH_OPERATIONS];
	u16 audit_rank[PATH_OPERATIONS];
	u8 margin[3];
	u8 name[NAME_MAX_BYTES]; /* a slash, and a name that is aligned */
	u8 reserved;
#ifdef WITHOUT_CALLBACKS
	struct path_text text; /* as it is written, step by step */
#endif
};

struct lent_scratch {
	u32 is_taken;
	u32 reserved;
	struct path_scratch scratch;
};

#ifdef WITHOUT_CALLBACKS

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, u32);
	__type(value, struct path_scratch);
} processor_scratches SEC(".maps");

static __always_inline struct path_scratch *own_scratch(void)
{
	u32 zero = 0;

	return bpf_map_lookup_elem(&processor_scratches, &zero);
}

static __always_inline struct path_scratch *borrow_scratch(void)
{
	return own_scratch();
}

static __always_inline void give_back(struct path_scratch *scratch)
{
}

#else

/* For a program that keeps nothing for the next one: to make a task its own takes 2,800 instructions
 * (6.12), and most processes that execute need none after that. */
struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, u32);
	__type(value, struct lent_scratch);
} lent_scratches SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_TASK_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, int);
	__type(value, struct path_scratch);
} path_scratches SEC(".maps");

static __always_inline struct path_scratch *own_scratch(void)
{
	return bpf_task_storage_get(&path_scratches, bpf_get_current_task_btf(), NULL,
				    BPF_LOCAL_STORAGE_GET_F_CREATE);
}

static __always_inline struct lent_scratch *processor_scratch(void)
{
	u32 zero = 0;

	return bpf_map_lookup_elem(&lent_scratches, &zero);
}

/* The processor's, or the task's where a program that was preempted has that. To be given back. */
static __always_inline struct path_scratch *borrow_scratch(void)
{
	struct lent_scratch *lent = processor_scratch();

	if (lent && !__sync_val_compare_and_swap(&lent->is_taken, 0, 1))
		return &lent->scratch;
	return own_scratch();
}

static __always_inline void give_back(struct path_scratch *scratch)
{
	struct lent_scratch *lent = processor_scratch();

	if (lent && scratch == &lent->scratch)
		WRITE_ONCE(lent->is_taken, 0);
}

#endif

static __always_inline void stand_scratch_at(struct path_scratch *scratch,
					     struct vfsmount *vfsmount, struct dentry *dentry)
{
	scratch->vfsmount = (u64)vfsmount;
	scratch->dentry = (u64)dentry;
	scratch->own_root = 0;
}

/* The task's scratch, at the beginning of the path of `dentry`. */
static __always_inline struct path_scratch *stand_at(struct vfsmount *vfsmount,
						     struct dentry *dentry)
{
	struct path_scratch *scratch = own_scratch();

	if (scratch)
		stand_scratch_at(scratch, vfsmount, dentry);
	return scratch;
}

static __always_inline u64 mount_of(u64 vfsmount)
{
	return vfsmount - bpf_core_field_offset(struct mount, mnt);
}

static __always_inline void enter_mount(struct mount_place *place, u64 mount)
{
	place->mount = mount;
	place->root = PEEK(struct mount, mount, mnt.mnt_root);
}

/* Returns false at the top: the mount that is its own parent. */
static __always_inline bool cross_mount(struct mount_place *place)
{
	u64 mount = place->mount, parent = PEEK(struct mount, mount, mnt_parent);

	if (parent == mount)
		return false;
	place->dentry = PEEK(struct mount, mount, mnt_mountpoint);
	enter_mount(place, parent);
	return true;
}

/* MNT_NS_INTERNAL is an error pointer: of pipes, sockets, memory files, an overlay's layers. */
static __always_inline bool is_internal(const struct mnt_namespace *space)
{
	return (u64)space >= (u64)-4095;
}

static __always_inline struct mnt_namespace *namespace_of(u64 mount)
{
	return (struct mnt_namespace *)PEEK(struct mount, mount, mnt_ns);
}

static __always_inline u32 classify_top(u64 mount)
{
	struct mnt_namespace *space = namespace_of(mount);

	if (!space)
		return WALK_UNREACHABLE;
	if (is_internal(space))
		return WALK_INTERNAL;
	if (bpf_core_field_exists(struct mnt_namespace___anonymous, is_anon)) {
		return PEEK(struct mnt_namespace___anonymous, space, is_anon) ? WALK_UNREACHABLE :
										0;
	} else if (bpf_core_field_exists(struct ns_common___id, ns_id)) {
		return PEEK(struct ns_common___id, &space->ns, ns_id) ? 0 : WALK_UNREACHABLE;
	} else {
		return PEEK(struct mnt_namespace___sequence, space, seq) ? 0 : WALK_UNREACHABLE;
	}
}

static __always_inline void start_walk(struct path_scratch *scratch)
{
	scratch->place.dentry = scratch->dentry;
	enter_mount(&scratch->place, mount_of(scratch->vfsmount));
	if (scratch->own_root)
		scratch->place.root = scratch->own_root;
}

#endif
