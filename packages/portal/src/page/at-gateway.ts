/** Whether the pages of the gateway are beside this one; served by another party they are not. */
export const isAtGateway = (): boolean => location.pathname.startsWith('/portal/assets/')
