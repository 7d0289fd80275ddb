namespace ChatPlatform.Load.Visits;

internal enum TurnOutcome
{
    /// <summary>No answer to the sending, so it may have been stored or not.</summary>
    Unknown,

    /// <summary>The platform said that it has the message: now it owes one reply.</summary>
    Accepted,

    /// <summary>The platform said no: now there must be no trace of it.</summary>
    Refused,
}
