namespace ChatPlatform.Storage.Platform;

public enum ApiKeyScope
{
    /// <summary>Ask in the tenant's name.</summary>
    Chat,

    /// <summary>Change and search the tenant's knowledge.</summary>
    Upload,

    /// <summary>All that a tenant can do.</summary>
    Admin,

    /// <summary>The platform's operator.</summary>
    Platform,
}
