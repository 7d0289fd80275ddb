namespace ChatPlatform.Models;

/// <summary>Settings of one provider, under <c>Chat:Models:OpenAI</c> and <c>Chat:Models:Anthropic</c>.</summary>
public sealed class ProviderOptions
{
    /// <summary>"" for the provider's own; for OpenAI's kind up to and including /v1.</summary>
    public string BaseUrl { get; set; } = "";

    public string ApiKey { get; set; } = "";

    /// <summary>"" when the provider shall not answer.</summary>
    public string Model { get; set; } = "";

    /// <summary>"" when the provider shall not embed.</summary>
    public string EmbeddingModel { get; set; } = "";

    /// <summary>Of the embeddings; 0 for the model's own, which is then not asked for.</summary>
    public int Dimensions { get; set; }

    /// <summary>For a million tokens of a prompt, in <see cref="ModelOptions.Currency"/>; 0 for a model that costs nothing.</summary>
    public decimal InputPrice { get; set; }

    /// <summary>For a million tokens of a reply.</summary>
    public decimal OutputPrice { get; set; }

    public bool CanChat => Model.Length > 0;

    public bool CanEmbed => EmbeddingModel.Length > 0;

    /// <summary>Never shows the key, so that options can be logged.</summary>
    public override string ToString() =>
        $"{{ BaseUrl = {BaseUrl}, ApiKey = {(ApiKey.Length > 0 ? "***" : "")}, Model = {Model}, EmbeddingModel = {EmbeddingModel}, Dimensions = {Dimensions} }}";
}
