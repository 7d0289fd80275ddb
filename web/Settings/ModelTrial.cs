namespace ChatPlatform.Web.Settings;

/// <summary>How a trial call of a model went.</summary>
/// <param name="Error">Why it did not answer; left out when it did.</param>
/// <param name="Milliseconds">Until its whole answer.</param>
public sealed record ModelTrial(bool Ok, string? Reply = null, long? Milliseconds = null, string? Error = null);
