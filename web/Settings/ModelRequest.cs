using System.Text.Json.Serialization;
using ChatPlatform.Models;

namespace ChatPlatform.Web.Settings;

/// <summary>A model of the tenant's own to be added or changed.</summary>
/// <param name="Id">On creation; it keeps it.</param>
/// <param name="Provider">"openai", for every server that speaks its protocol, or "anthropic".</param>
/// <param name="BaseUrl">Up to and including /v1 for OpenAI's kind; left out or "" for the provider's own server.</param>
/// <param name="ApiKey">Never shown again. Left out on a change: it stays.</param>
/// <param name="InputPrice">What its provider asks for a million tokens of a prompt, in the platform's currency. Where both prices are 0, as they are when left out on creation, its cost is not counted and no spending ceiling holds for it.</param>
/// <param name="OutputPrice">For a million tokens of a reply.</param>
/// <param name="Version">On a change, the version that was seen; another one now is a conflict. Left out: whatever is there.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ModelRequest(
    string? Id = null,
    string? Provider = null,
    string? BaseUrl = null,
    string? Model = null,
    [property: Secret] string? ApiKey = null,
    decimal? InputPrice = null,
    decimal? OutputPrice = null,
    long? Version = null,
    string? TenantId = null)
{
    internal TenantModelDraft ToDraft() => new(Provider, BaseUrl, Model, ApiKey, InputPrice, OutputPrice);

    /// <summary>Never shows the key.</summary>
    public override string ToString() => $"{{ Id = {Id}, Provider = {Provider}, BaseUrl = {BaseUrl}, Model = {Model} }}";
}
