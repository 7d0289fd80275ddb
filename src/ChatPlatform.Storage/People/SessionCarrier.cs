namespace ChatPlatform.Storage.People;

/// <summary>How a session's token travels.</summary>
public enum SessionCarrier
{
    /// <summary>In the Authorization header.</summary>
    Bearer,

    /// <summary>In a cookie, which a browser sends by itself: changes need proof that the page meant them.</summary>
    Cookie,
}
