import { Problem } from '../app/api/problem'
import { say } from '../look/toast'

/** Does it and says what came of it; a refusal is said in the server's words. */
export async function attempt<T>(run: () => Promise<T>, word?: string): Promise<T | null> {
  try {
    const answer = await run()
    if (word) say(word)
    return answer
  } catch (error) {
    say(error instanceof Problem ? error.sentence : String(error), 'problem', 8000)
    return null
  }
}
