/** What is known of the caller's profiles without opening a session, for the rooms that may not look themselves. */
export {mentionsMfa} from '../aws/config/mentions-mfa.ts';
