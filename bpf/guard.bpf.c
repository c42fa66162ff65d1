// SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause
/*
 * What enforcement rests on: programs, maps, links, and the pins that hold them. A container is
 * refused them, whatever its policy and its capabilities. Root on the host is not: it is told of.
 */
#include "agent.h"
#include "place.h"

#define GUARDED_OBJECTS 16384
#define PIN_DEPTH 8
#define PIN_FOLDER "ringfence"

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, GUARDED_OBJECTS);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, struct guarded_object);
	__type(value, u32);
} guarded_objects SEC(".maps");

static __always_inline bool is_guarded(u32 kind, u32 id)
{
	struct guarded_object object = { .kind = kind, .id = id };

	return bpf_map_lookup_elem(&guarded_objects, &object);
}

/* Of what is no process; `name` in the kernel's memory, of up to COMM_BYTES. */
static __noinline void report_object(struct node_state *state, u64 rule_set, u32 workload, u64 what,
				     const char *name)
{
	u32 found = what, privilege = what >> 32;
	u64 identity = verdict_identity(rule_set, workload, found, privilege);
	struct privilege_record *out;
	u64 words[COMM_BYTES / sizeof(u64)] = {};

	bpf_probe_read_kernel_str(words, sizeof(words), name);
	identity = mix(mix(identity, words[0]), words[1]);
	out = RESERVE_VERDICT(state, workload, struct privilege_record, identity);
	if (!out)
		return;
	fill_record(&out->record, RECORD_PRIVILEGE, bpf_get_current_task_btf());
	out->record.rule_set = rule_set;
	out->record.workload = workload;
	out->record.decision = found;
	out->privilege = privilege;
	out->target = 0;
	__builtin_memcpy(out->target_comm, words, COMM_BYTES);
	bpf_ringbuf_submit(out, 0);
}

/* A container is refused; the host's is told of where that is wished, the agent's own doing not. */
static __always_inline int refuse_outsider(struct node_state *state, u64 privilege,
					   const char *name, bool tell_host)
{
	struct task_struct *task = bpf_get_current_task_btf();
	u32 phase, workload = current_workload(state, &phase);
	struct workload_row *row;

	row = workload_row_of(workload, task);
	if (workload == HOST_WORKLOAD) {
		if (tell_host && (u32)task->tgid != state->agent)
			report_object(state, row ? row->rule_set : 0, workload,
				      privilege << 32 | DECISION_AUDIT | RULE_AGENT, name);
		return 0;
	}
	report_object(state, row ? row->rule_set : 0, workload,
		      privilege << 32 | DECISION_BLOCK | RULE_AGENT, name);
	return -EPERM;
}

/* A descriptor of it is made: by number, or from a pin. */
SEC("lsm/bpf_map")
int BPF_PROG(bpf_map, struct bpf_map *map, u32 mode, int before)
{
	struct node_state *state = node();

	if (before || inactive(state) || !is_guarded(OBJECT_MAP, BPF_CORE_READ(map, id)))
		return before;
	return refuse_outsider(state, PRIVILEGE_BPF, map->name, false);
}

SEC("lsm/bpf_prog")
int BPF_PROG(bpf_prog, struct bpf_prog *program, int before)
{
	struct node_state *state = node();
	struct bpf_prog_aux *aux = BPF_CORE_READ(program, aux);

	if (before || inactive(state) || !is_guarded(OBJECT_PROGRAM, BPF_CORE_READ(aux, id)))
		return before;
	return refuse_outsider(state, PRIVILEGE_BPF, aux->name, false);
}

/* The link behind a descriptor of the task's own, if it is one of ours. Anything else that lies there
 * has no two numbers that are both ours. */
static __always_inline struct bpf_prog_aux *guarded_link(u32 fd)
{
	struct task_struct *task = bpf_get_current_task_btf();
	struct fdtable *table = BPF_CORE_READ(task, files, fdt);
	struct file **files = BPF_CORE_READ(table, fd), *file = NULL;
	struct bpf_prog_aux *aux;
	struct bpf_link *link;

	if (fd >= BPF_CORE_READ(table, max_fds))
		return NULL;
	bpf_probe_read_kernel(&file, sizeof(file), files + fd);
	link = BPF_CORE_READ(file, private_data);
	aux = BPF_CORE_READ(link, prog, aux);
	return is_guarded(OBJECT_LINK, BPF_CORE_READ(link, id)) &&
			       is_guarded(OBJECT_PROGRAM, BPF_CORE_READ(aux, id)) ?
		       aux :
		       NULL;
}

/* Links have no hook of their own. */
SEC("lsm/bpf")
int BPF_PROG(bpf_link_call, int command, union bpf_attr *attributes, u32 size)
{
	static const char link_name[] = "link";
	struct node_state *state = node();
	struct bpf_prog_aux *aux;
	u32 number = 0;

	if (inactive(state) || (command != BPF_LINK_GET_FD_BY_ID && command != BPF_LINK_DETACH &&
				command != BPF_LINK_UPDATE))
		return 0;
	/* what each begins with: the link's number, else its descriptor */
	bpf_probe_read_kernel(&number, sizeof(number), attributes);
	if (command == BPF_LINK_GET_FD_BY_ID)
		return is_guarded(OBJECT_LINK, number) ?
			       refuse_outsider(state, PRIVILEGE_BPF, link_name, false) :
			       0;
	aux = guarded_link(number);
	return aux ? refuse_outsider(state, PRIVILEGE_BPF, aux->name, true) : 0;
}

static __always_inline bool is_pin_device(struct super_block *device)
{
	return BPF_CORE_READ(device, s_dev) == settings.pin_device;
}

/* Whether it is the folder of our pins, or anything in it. */
static __always_inline bool is_pin(struct dentry *dentry)
{
	char name[sizeof(PIN_FOLDER) + 1] = {};
	struct dentry *parent, *above;
	int depth;

	if (!is_pin_device(BPF_CORE_READ(dentry, d_sb)))
		return false;
	for (depth = 0; depth < PIN_DEPTH; depth++) {
		parent = BPF_CORE_READ(dentry, d_parent);
		above = BPF_CORE_READ(parent, d_parent);
		if (above == parent)
			break;
		dentry = parent;
	}
	bpf_probe_read_kernel_str(name, sizeof(name), BPF_CORE_READ(dentry, d_name.name));
	return !bpf_strncmp(name, sizeof(PIN_FOLDER), PIN_FOLDER);
}

static __always_inline int guard_pin(struct dentry *dentry, bool tell_host)
{
	struct node_state *state = node();

	if (inactive(state) || !is_pin(dentry))
		return 0;
	return refuse_outsider(state, PRIVILEGE_BPF,
			       (const char *)BPF_CORE_READ(dentry, d_name.name), tell_host);
}

SEC("lsm/inode_unlink")
int BPF_PROG(inode_unlink, struct inode *folder, struct dentry *dentry, int before)
{
	return before ? before : guard_pin(dentry, true);
}

SEC("lsm/inode_rmdir")
int BPF_PROG(inode_rmdir, struct inode *folder, struct dentry *dentry, int before)
{
	return before ? before : guard_pin(dentry, true);
}

/* Away from its place, or another thing into it, which ends what lay there. */
SEC("lsm/inode_rename")
int BPF_PROG(inode_rename, struct inode *from, struct dentry *dentry, struct inode *to,
	     struct dentry *target, int before)
{
	int result = before ? before : guard_pin(dentry, true);

	return result ? result : guard_pin(target, true);
}

/* What the next start of the agent would take for its own: a pin, a folder, a way to elsewhere. */
SEC("lsm/inode_create")
int BPF_PROG(inode_create, struct inode *folder, struct dentry *dentry, u16 mode, int before)
{
	return before ? before : guard_pin(dentry, false);
}

SEC("lsm/inode_mkdir")
int BPF_PROG(inode_mkdir, struct inode *folder, struct dentry *dentry, u16 mode, int before)
{
	return before ? before : guard_pin(dentry, false);
}

SEC("lsm/inode_symlink")
int BPF_PROG(inode_symlink, struct inode *folder, struct dentry *dentry, const char *name,
	     int before)
{
	return before ? before : guard_pin(dentry, false);
}

/*
 * Everybody has a copy of the host's mounts in a mount namespace of its own, and services and
 * runtimes take theirs apart: of the host only the host's own tree counts, and of containers not
 * what their runtime does.
 */
static __always_inline int guard_mount(struct super_block *device)
{
	static const char file_system[] = "bpf file system";
	struct task_struct *task = bpf_get_current_task_btf();
	struct node_state *state = node();
	u32 phase, workload;

	if (inactive(state) || !is_pin_device(device))
		return 0;
	workload = current_workload(state, &phase);
	if (phase)
		return 0;
	return refuse_outsider(state, PRIVILEGE_MOUNT, file_system,
			       workload == HOST_WORKLOAD && in_host_mount_namespace(task));
}

/* Over it, or of itself: a remount. */
SEC("lsm/sb_mount")
int BPF_PROG(guard_sb_mount, const char *device, const struct path *path, const char *type,
	     u64 flags, void *data, int before)
{
	return before ? before : guard_mount(BPF_CORE_READ(path, mnt, mnt_sb));
}

SEC("lsm/move_mount")
int BPF_PROG(guard_move_mount, const struct path *from, const struct path *to, int before)
{
	struct super_block *over = BPF_CORE_READ(to, mnt, mnt_sb);

	if (before)
		return before;
	return guard_mount(is_pin_device(over) ? over : BPF_CORE_READ(from, mnt, mnt_sb));
}

/* MNT_DETACH takes what is mounted below along, and asks about the uppermost alone. In the host's
 * tree that may be a folder above the pins, whose file system would go with its last mount. */
static __always_inline int guard_detached(struct vfsmount *uppermost)
{
	static const char mounts[] = "mounts below";
	struct task_struct *task = bpf_get_current_task_btf();
	struct mount *mount = (struct mount *)mount_of((u64)uppermost);
	struct node_state *state = node();
	u64 list = (u64)mount + bpf_core_field_offset(struct mount, mnt_mounts);

	if (inactive(state) || !in_host_mount_namespace(task) ||
	    (u64)BPF_CORE_READ(mount, mnt_mounts.next) == list)
		return 0;
	return refuse_outsider(state, PRIVILEGE_MOUNT, mounts, false);
}

SEC("lsm/sb_umount")
int BPF_PROG(guard_sb_umount, struct vfsmount *mount, int flags, int before)
{
	int result = before ? before : guard_mount(BPF_CORE_READ(mount, mnt_sb));

	return result || !(flags & MNT_DETACH) ? result : guard_detached(mount);
}

SEC("lsm/sb_remount")
int BPF_PROG(guard_sb_remount, struct super_block *device, void *options, int before)
{
	return before ? before : guard_mount(device);
}

/* Events on the agent or a thread of it. By now the kernel has found the task that was named; an
 * event on a processor names none. */
SEC("lsm/perf_event_alloc")
int BPF_PROG(guard_perf_event, struct perf_event *event, int before)
{
	static const char perf_event[] = "perf event";
	struct task_struct *target = BPF_CORE_READ(event, hw.target);
	struct node_state *state = node();
	u32 process;

	if (before || inactive(state) || !target)
		return before;
	process = BPF_CORE_READ(target, tgid);
	/* by its cgroup, since what is read from an event is no task that storage takes */
	if ((process != state->agent && process != state->watchdog) ||
	    cgroup_workload(task_cgroup(target)) != HOST_WORKLOAD)
		return 0;
	return refuse_outsider(state, PRIVILEGE_PTRACE, perf_event, false);
}

/* A container's process stays the container's wherever it is moved; whoever moved it may have meant
 * another thing. */
SEC("tp_btf/cgroup_attach_task")
int BPF_PROG(guard_cgroup_attach, struct cgroup *target, const char *path, struct task_struct *task,
	     bool group)
{
	struct node_state *state = node();
	u32 workload;

	if (inactive(state) || BPF_CORE_READ(target, root, hierarchy_id) != settings.hierarchy)
		return 0;
	workload = bound_workload(task);
	if (workload == HOST_WORKLOAD || cgroup_workload(BPF_CORE_READ(target, kn, id)) == workload)
		return 0;
	/* its own is gone already when the container is */
	if (!workload_row(workload))
		return 0;
	report_privilege(state, 0, workload,
			 (u64)PRIVILEGE_MOVE << 32 | DECISION_AUDIT | RULE_MOVED, task);
	return 0;
}
