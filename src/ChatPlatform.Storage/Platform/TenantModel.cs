namespace ChatPlatform.Storage.Platform;

/// <summary>A model that a tenant brings: its bots may name it, and no other tenant's.</summary>
/// <param name="Id">As a bot's configuration names it.</param>
/// <param name="Provider">Whose protocol its server speaks: "openai" or "anthropic".</param>
/// <param name="BaseUrl">Up to and including /v1 for OpenAI's kind; "" for the provider's own server.</param>
/// <param name="ApiKey">"" for a server that needs none.</param>
/// <param name="Version">Grows by one with every change.</param>
/// <param name="InputPrice">For a million tokens of a prompt, in <c>Chat:Models:Currency</c>, to a millionth; 0 where its cost is not the platform's to count.</param>
/// <param name="OutputPrice">For a million tokens of a reply.</param>
public sealed record TenantModel(
    string Id,
    string Provider,
    string BaseUrl,
    string Model,
    [property: Secret] string ApiKey,
    DateTimeOffset CreatedAt,
    long Version,
    decimal InputPrice = 0,
    decimal OutputPrice = 0)
{
    /// <summary>Never shows the key, so that it can be logged.</summary>
    public override string ToString() => $"{{ Id = {Id}, Provider = {Provider}, BaseUrl = {BaseUrl}, Model = {Model} }}";
}
