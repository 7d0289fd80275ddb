namespace ChatPlatform.Web.Servers;

/// <param name="Url">Of a page or file to be fetched, once.</param>
public sealed record UploadRequest(string? Url);
