using ChatPlatform.Sources;
using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Storage.Postgres;

/// <summary>A row of the table sources.</summary>
internal sealed class SourceRow
{
    public const string Columns =
        "id AS Id, spec AS Spec, created_at AS CreatedAt, run AS Run, state AS State, pages AS Pages, error AS Error, started_at AS StartedAt, finished_at AS FinishedAt";

    public required string Id { get; init; }

    public required string Spec { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public int Run { get; init; }

    public required string State { get; init; }

    public required string Pages { get; init; }

    public string? Error { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public SourceRecord ToRecord() => new(
        Id,
        PostgresValues.FromJson<SourceSpec>(Spec),
        CreatedAt,
        new SourceRun(Run, State.ToEnum<SourceState>(), PostgresValues.FromJson<PageCounts>(Pages), StoredText.Decode(Error), StartedAt, FinishedAt));
}
