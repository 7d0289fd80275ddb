namespace ChatPlatform.Storage.Postgres;

/// <summary>The database that was asked is not where the tenant's data is, or not where it may be written.</summary>
internal sealed class NotAtHomeException(HomeState? home) : Exception
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    public ChatException ToRefusal(string tenantId) =>
        home is null or HomeState.Closed
            ? new ChatException(ErrorCodes.TenantNotFound, $"There is no tenant '{tenantId}'.")
            : new ChatException(
                ErrorCodes.TenantMoving, $"The data of '{tenantId}' is being moved to another database. It can be read, and written again soon.", RetryAfter);
}
