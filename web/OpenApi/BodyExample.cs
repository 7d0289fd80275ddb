namespace ChatPlatform.Web.OpenApi;

internal sealed record BodyExample(object Body);
