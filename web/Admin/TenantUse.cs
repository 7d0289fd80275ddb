namespace ChatPlatform.Web.Admin;

/// <param name="MessagesMonth">Answered in this calendar month (UTC), or being answered.</param>
/// <param name="CostMonth">In <c>Chat:Models:Currency</c>.</param>
public sealed record TenantUse(long MessagesMonth, decimal CostMonth, int Documents);
