using ChatPlatform.Sources;
using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Storage.Sqlite;

/// <summary>A row of the table sources.</summary>
internal sealed class SourceRow
{
    public const string Columns =
        "id AS Id, spec AS Spec, created_at AS CreatedAt, run AS Run, state AS State, pages AS Pages, error AS Error, started_at AS StartedAt, finished_at AS FinishedAt";

    public string TenantId { get; init; } = "";

    public required string Id { get; init; }

    public required string Spec { get; init; }

    public required string CreatedAt { get; init; }

    public int Run { get; init; }

    public required string State { get; init; }

    public required string Pages { get; init; }

    public string? Error { get; init; }

    public string? StartedAt { get; init; }

    public string? FinishedAt { get; init; }

    public static SourceRow From(string tenantId, SourceRecord source) => new()
    {
        TenantId = tenantId,
        Id = source.Id,
        Spec = SqliteValues.ToJson(source.Spec),
        CreatedAt = source.CreatedAt.ToText(),
        Run = source.Run.Number,
        State = source.Run.State.ToText(),
        Pages = SqliteValues.ToJson(source.Run.Pages),
        Error = source.Run.Error,
        StartedAt = source.Run.StartedAt?.ToText(),
        FinishedAt = source.Run.FinishedAt?.ToText(),
    };

    public SourceRecord ToRecord() => new(
        Id,
        SqliteValues.FromJson<SourceSpec>(Spec),
        CreatedAt.ToTime(),
        new SourceRun(
            Run,
            State.ToEnum<SourceState>(),
            SqliteValues.FromJson<PageCounts>(Pages),
            Error,
            StartedAt?.ToTime(),
            FinishedAt?.ToTime()));
}
