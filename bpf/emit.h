/* SPDX-License-Identifier: GPL-2.0 OR BSD-2-Clause */
/* Records on their way out: every one is counted, also the one that finds its ring full. */
#ifndef RINGFENCE_EMIT_H
#define RINGFENCE_EMIT_H

#include "account.h"
#include "fold.h"
#include "identity.h"

static __always_inline void count_missing(struct node_state *state, struct lane_account *account,
					  u32 lane, bool is_refused, u64 count)
{
	if (is_refused) {
		__sync_fetch_and_add(&state->lanes[lane].refused, count);
		__sync_fetch_and_add(&account->refused, count);
	} else {
		__sync_fetch_and_add(&state->lanes[lane].lost, count);
		__sync_fetch_and_add(&account->lost, count);
	}
}

/* Room for a record of the workload in the ring of behaviours; NULL, and counted, where its budget
 * is spent or the ring is full. */
#define RESERVE_BEHAVIOUR(state, workload, type)                                               \
	({                                                                                     \
		struct workload_account *workload_account_ = account_of(workload);             \
		type *reserved_ = NULL;                                                        \
                                                                                               \
		if (workload_account_) {                                                       \
			struct lane_account *account_ =                                        \
				&workload_account_->lanes[LANE_BEHAVIOURS];                    \
			bool spends_ = spend(account_, sizeof(type), BEHAVIOUR_BYTE_SHIFT,     \
					     BEHAVIOUR_BURST);                                 \
                                                                                               \
			__sync_fetch_and_add(&(state)->lanes[LANE_BEHAVIOURS].emitted, 1);     \
			if (spends_)                                                           \
				reserved_ = bpf_ringbuf_reserve(&behaviours, sizeof(type), 0); \
			if (reserved_)                                                         \
				reserved_->record.fold = 0;                                    \
			else                                                                   \
				count_missing(state, account_, LANE_BEHAVIOURS, !spends_, 1);  \
		}                                                                              \
		reserved_;                                                                     \
	})

/* As that, of a verdict; NULL also for what repeats one. `about` tells apart what is refused; the
 * process, the rule and the operation are in it already. */
#define RESERVE_VERDICT(state, workload, type, about)                                             \
	({                                                                                        \
		struct workload_account *workload_account_ = account_of(workload);                \
		type *reserved_ = NULL;                                                           \
                                                                                                  \
		if (workload_account_) {                                                          \
			struct lane_account *account_ = &workload_account_->lanes[LANE_VERDICTS]; \
			struct lane_state *lane_ = &(state)->lanes[LANE_VERDICTS];                \
			u64 token_ = fold(about);                                                 \
                                                                                                  \
			__sync_fetch_and_add(&lane_->emitted, 1);                                 \
			if (token_ == FOLD_REPEATED) {                                            \
				__sync_fetch_and_add(&lane_->folded, 1);                          \
				__sync_fetch_and_add(&account_->folded, 1);                       \
			} else {                                                                  \
				bool spends_ = spend(account_, sizeof(type), VERDICT_BYTE_SHIFT,  \
						     VERDICT_BURST);                              \
                                                                                                  \
				if (spends_)                                                      \
					reserved_ = bpf_ringbuf_reserve(&verdicts, sizeof(type),  \
									0);                       \
				if (reserved_) {                                                  \
					reserved_->record.fold = token_;                          \
				} else {                                                          \
					u64 repeats_ = unfold(token_);                            \
                                                                                                  \
					if (repeats_) {                                           \
						__sync_fetch_and_add(&lane_->folded, -repeats_);  \
						__sync_fetch_and_add(&account_->folded,           \
								     -repeats_);                  \
					}                                                         \
					count_missing(state, account_, LANE_VERDICTS, !spends_,   \
						      1 + repeats_);                              \
				}                                                                 \
			}                                                                         \
		}                                                                                 \
		reserved_;                                                                        \
	})

/* What makes verdicts of one process about one thing the same; to be mixed with that thing. */
static __always_inline u64 verdict_identity(u64 rule_set, u32 workload, u32 decision, u32 action)
{
	struct task_struct *task = (struct task_struct *)bpf_get_current_task();
	u64 identity = mix(rule_set, (u64)workload << 32 | decision);

	identity = mix(identity, (u64)BPF_CORE_READ(task, tgid) << 32 | action);
	return mix(identity, BPF_CORE_READ(task, group_leader, start_boottime));
}

static __always_inline void fill_record_by(struct record *record, u32 type,
					   struct task_struct *task, bool is_typed)
{
	struct task_struct *leader = FIELD(is_typed, task, group_leader);
	struct task_struct *parent = FIELD(is_typed, leader, real_parent);
	struct tty_struct *tty = FIELD(is_typed, task, signal, tty);

	record->type = type;
	record->action = 0;
	record->time = bpf_ktime_get_boot_ns();
	record->rule_set = 0;
	record->cgroup = is_typed ? typed_task_cgroup(task) : task_cgroup(task);
	record->workload = HOST_WORKLOAD;
	record->decision = 0;
	record->start_time = FIELD(is_typed, leader, start_boottime);
	record->parent_start_time = FIELD(is_typed, parent, group_leader, start_boottime);
	record->pid = FIELD(is_typed, task, tgid);
	record->thread = FIELD(is_typed, task, pid);
	record->parent = FIELD(is_typed, parent, tgid);
	record->uid = FIELD(is_typed, task, cred, uid.val);
	record->euid = FIELD(is_typed, task, cred, euid.val);
	record->gid = FIELD(is_typed, task, cred, gid.val);
	/* built without CONFIG_AUDIT a kernel keeps none */
	record->loginuid = bpf_core_field_exists(task->loginuid) ?
				   FIELD(is_typed, task, loginuid.val) :
				   ~0U;
	record->tier = TIER_LSM;
	bpf_probe_read_kernel(record->comm, COMM_BYTES, &task->comm);
	/* read without its lock: of a terminal that goes at this moment the name may be another's */
	record->tty[0] = '\0';
	if (tty)
		bpf_probe_read_kernel_str(record->tty, TTY_BYTES, &tty->name);
}

/* `task` may be any task; its process is what the record is about. */
static __always_inline void fill_record(struct record *record, u32 type, struct task_struct *task)
{
	fill_record_by(record, type, task, false);
}

/* As that, of a task whose type the verifier knows. */
static __always_inline void fill_record_of_typed(struct record *record, u32 type,
						 struct task_struct *task)
{
	fill_record_by(record, type, task, true);
}

#endif
