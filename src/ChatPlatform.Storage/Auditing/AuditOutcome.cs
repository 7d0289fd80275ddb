namespace ChatPlatform.Storage.Auditing;

public enum AuditOutcome
{
    /// <summary>About to be done. With no end of the same operation after it, whether it took effect is not known.</summary>
    Begun,

    Done,

    /// <summary>Nothing was changed.</summary>
    Refused,

    /// <summary>It broke off; whether it took effect is not known.</summary>
    Failed,
}
