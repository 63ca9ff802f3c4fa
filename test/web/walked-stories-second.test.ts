import { walkStories } from '../helpers/screens/walk-stories.ts'

walkStories('second')
