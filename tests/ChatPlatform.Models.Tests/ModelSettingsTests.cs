using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace ChatPlatform.Models.Tests;

public sealed class ModelSettingsTests
{
    [Fact]
    public void Without_settings_the_built_in_model_answers()
    {
        using var host = new ModelHost();

        Assert.Equal(["extractive"], host.Catalog.Names);
        Assert.Equal("extractive", host.Catalog.DefaultName);
        Assert.Equal("extractive", host.Client.GetService<ChatClientMetadata>()!.ProviderName);
        Assert.Same(host.Client, host.Catalog.GetChatClient("Extractive"));
    }

    [Fact]
    public void Configured_providers_are_known_by_name_and_keep_their_client()
    {
        using var host = new ModelHost(("OpenAI:ApiKey", "k"), ("OpenAI:Model", "gpt-fake"), ("Anthropic:ApiKey", "k"), ("Anthropic:Model", "claude-fake"), ("Default", "Anthropic"));

        Assert.Equal(["extractive", "openai", "anthropic"], host.Catalog.Names);
        Assert.True(host.Catalog.IsConfigured("openai"));
        Assert.Equal("claude-fake", host.Client.GetService<ChatClientMetadata>()!.DefaultModelId);
        Assert.Same(host.Catalog.GetChatClient("openai"), host.Catalog.GetChatClient("openai"));
    }

    [Fact]
    public void A_model_that_is_not_set_up_is_refused_with_the_names_that_are()
    {
        using var host = new ModelHost();

        var refusal = Assert.Throws<ChatException>(() => host.Catalog.GetChatClient("openai"));

        Assert.Equal(ErrorCodes.ModelUnavailable, refusal.Code);
        Assert.Equal("The model 'openai' is not set up on this server. Choose one of: extractive.", refusal.Message);
    }

    [Theory]
    [InlineData("Chat:Models:Default is 'gpt'; it must be 'extractive', 'openai' or 'anthropic'.", "Default=gpt")]
    [InlineData("Chat:Models:Default is 'openai', but Chat:Models:OpenAI:Model is empty.", "Default=openai")]
    [InlineData("Chat:Models:OpenAI:ApiKey is empty; set it, or Chat:Models:OpenAI:BaseUrl", "OpenAI:Model=m")]
    [InlineData("Chat:Models:OpenAI:ApiKey is set, but Chat:Models:OpenAI:Model is empty.", "OpenAI:ApiKey=secret-1")]
    [InlineData("Chat:Models:OpenAI:ApiKey holds a space, a line break", "OpenAI:Model=m", "OpenAI:ApiKey=secret-1 ")]
    [InlineData("Chat:Models:OpenAI:BaseUrl must be an absolute http or https address", "OpenAI:Model=m", "OpenAI:BaseUrl=localhost:11434/v1")]
    [InlineData("Chat:Models:OpenAI:BaseUrl must be an absolute http or https address", "OpenAI:Model=m", "OpenAI:BaseUrl=https://user:secret-1@host/v1")]
    [InlineData("Chat:Models:OpenAI:Dimensions is -1", "OpenAI:EmbeddingModel=m", "OpenAI:ApiKey=k", "OpenAI:Dimensions=-1")]
    [InlineData("Chat:Models:Anthropic:ApiKey is empty", "Anthropic:Model=m", "Anthropic:BaseUrl=https://gateway.example")]
    [InlineData("Chat:Models:Anthropic:EmbeddingModel must be empty", "Anthropic:Model=m", "Anthropic:ApiKey=k", "Anthropic:EmbeddingModel=e")]
    [InlineData("Chat:Models:FirstTokenTimeout is 00:00:00; it must be more than 0", "FirstTokenTimeout=00:00:00")]
    [InlineData("Chat:Models:OpenAI:OutputPrice is -0.5; it must be 0 to 1000000", "OpenAI:Model=m", "OpenAI:ApiKey=k", "OpenAI:OutputPrice=-0.5")]
    [InlineData("Chat:Models:Currency is 'dollars'; it must be three capital letters", "Currency=dollars")]
    [InlineData("Chat:Models:Extractive:DelayPerDelta is -00:00:01", "Extractive:DelayPerDelta=-00:00:01")]
    public void A_wrong_setting_stops_the_start_with_a_sentence_that_names_it_and_shows_no_secret(string sentence, params string[] settings)
    {
        using var host = new ModelHost([.. settings.Select(setting => setting.Split('=', 2)).Select(pair => (pair[0], pair[1]))]);

        var failure = Assert.Throws<OptionsValidationException>(() => host.Catalog);

        Assert.Contains(sentence, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-1", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_without_a_key_and_one_only_for_embeddings_are_fine()
    {
        using var chat = new ModelHost(("OpenAI:BaseUrl", "http://localhost:11434/v1"), ("OpenAI:Model", "m"));
        using var embeddings = new ModelHost(("OpenAI:BaseUrl", "http://localhost:11434/v1"), ("OpenAI:EmbeddingModel", "m"), ("OpenAI:Dimensions", "384"));

        Assert.True(chat.Catalog.IsConfigured("openai"));
        Assert.False(embeddings.Catalog.IsConfigured("openai"));
        Assert.NotNull(embeddings.Catalog.EmbeddingGenerator);
    }

    [Fact]
    public void Options_can_be_written_down_without_their_key() =>
        Assert.DoesNotContain("secret", new ProviderOptions { ApiKey = "secret", Model = "m" }.ToString(), StringComparison.Ordinal);
}
