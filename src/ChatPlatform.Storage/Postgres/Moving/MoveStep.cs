namespace ChatPlatform.Storage.Postgres.Moving;

/// <summary>The steps of a move, in order. After each of them the data is whole in one place that the placement names.</summary>
public enum MoveStep
{
    /// <summary>The target's schema is brought up to date, and the move is written down.</summary>
    Prepare,

    /// <summary>Writes are refused from here on.</summary>
    Freeze,

    /// <summary>One report for each table; then all are compared.</summary>
    Copy,

    /// <summary>The target's counters are moved beyond the numbers that came along.</summary>
    Advance,

    /// <summary>The placement names the target.</summary>
    Switch,

    /// <summary>Writes are accepted again.</summary>
    Open,

    /// <summary>The rows at the source are deleted.</summary>
    Clean,

    /// <summary>The move is struck out.</summary>
    End,
}
