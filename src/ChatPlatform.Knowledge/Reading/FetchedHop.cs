namespace ChatPlatform.Knowledge.Reading;

/// <summary>A redirect on the way to where a source begins.</summary>
internal sealed record FetchedHop(Uri From, Uri To, int? Status);
