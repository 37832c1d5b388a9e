const OPERATOR = /^[A-Za-z0-9._-]{1,80}$/

/** Whether a text can stand in the log as the name that an operator works under. */
export const isOperator = (name: string): boolean => OPERATOR.test(name)
