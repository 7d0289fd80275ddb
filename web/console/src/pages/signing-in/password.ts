/** The platform's own rule, told before it is asked. */
export const passwordRule = (password: string): string | null =>
  password.length < 12 ? "At least 12 characters; a sentence is fine." : null;
