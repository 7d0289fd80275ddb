namespace ChatPlatform.Models;

/// <summary>The providers' prices, as the settings state them. What they state none for is free, as the built-in model is.</summary>
/// <param name="currency">ISO 4217, such as "USD".</param>
/// <param name="defaultProvider">Of bots that name none.</param>
public sealed class ModelPrices(string currency, string defaultProvider, IReadOnlyDictionary<string, ModelPrice> prices)
{
    private readonly Dictionary<string, ModelPrice> _prices = new(prices, StringComparer.OrdinalIgnoreCase);

    /// <summary>Of every amount of money on the platform.</summary>
    public string Currency => currency;

    /// <param name="provider">null or "" for the default.</param>
    public ModelPrice Of(string? provider) =>
        _prices.GetValueOrDefault(string.IsNullOrEmpty(provider) ? defaultProvider : provider, ModelPrice.Free);
}
