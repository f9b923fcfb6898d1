import { get, post } from '../app/api/client'
import type { Task, TaskList, Uuid } from '../app/api/types'

export const listTasks = (q: { event: string; place?: number; state?: 'open' | 'settled'; cursor?: string | null; limit?: number }) => get<TaskList>('/v1/tasks', q)
export const settleTask = (task: Uuid, body: { id: Uuid; outcome: string }) => post<Task>(`/v1/tasks/${task}/settlement`, body)
