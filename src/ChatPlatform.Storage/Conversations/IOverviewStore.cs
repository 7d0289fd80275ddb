using System.Collections.Immutable;

namespace ChatPlatform.Storage.Conversations;

/// <summary>Counts what went on in a tenant's conversations, by day (UTC) and bot.</summary>
public interface IOverviewStore
{
    /// <param name="from">Inclusive.</param>
    /// <param name="to">Exclusive.</param>
    /// <param name="botId">null: all bots.</param>
    /// <returns>By day, then bot; days and bots without anything are left out.</returns>
    Task<ImmutableArray<DayOfBot>> CountAsync(string tenantId, DateTimeOffset from, DateTimeOffset to, string? botId, CancellationToken cancellationToken);

    /// <summary>How long replies took to begin: how many replies of a day and bot waited how long.</summary>
    /// <inheritdoc cref="CountAsync"/>
    Task<ImmutableArray<FirstTextWait>> CountWaitsAsync(
        string tenantId, DateTimeOffset from, DateTimeOffset to, string? botId, CancellationToken cancellationToken);
}
