namespace ChatPlatform.Models;

/// <summary>What may be set of a tenant's own model; null leaves a part as it is.</summary>
/// <param name="ApiKey">"" for a server that needs none.</param>
/// <param name="InputPrice">For a million tokens of a prompt, in <see cref="ModelPrices.Currency"/>; with <paramref name="OutputPrice"/> 0, its cost is not counted.</param>
public sealed record TenantModelDraft(
    string? Provider = null,
    string? BaseUrl = null,
    string? Model = null,
    [property: Secret] string? ApiKey = null,
    decimal? InputPrice = null,
    decimal? OutputPrice = null)
{
    /// <summary>Never shows the key.</summary>
    public override string ToString() => $"{{ Provider = {Provider}, BaseUrl = {BaseUrl}, Model = {Model} }}";
}
