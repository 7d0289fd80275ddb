namespace ChatPlatform.Web.Visitors;

/// <param name="ClientMessageId">Chosen by the client; sending it again is safe.</param>
public sealed record SendRequest(string? ClientMessageId, string? Text);
