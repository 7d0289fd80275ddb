using ChatPlatform.Testing;
using Microsoft.Extensions.AI;

namespace ChatPlatform.Models.Tests.Providers;

public sealed class EmbeddingTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Vectors_come_as_base64_or_as_numbers(bool asNumbers)
    {
        await using var server = await FakeModelServer.StartAsync();
        using var host = ModelHost.OpenAI(server);
        var reply = FakeModelReply.Embeddings([0.25f, -1.5f, 3f], [1f, 0f, 2f]);
        server.Enqueue(asNumbers ? reply.AsNumbers() : reply);

        var vectors = await host.Catalog.EmbeddingGenerator!.GenerateAsync(["one", "two"], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([0.25f, -1.5f, 3f], vectors[0].Vector.ToArray());
        Assert.Equal([1f, 0f, 2f], vectors[1].Vector.ToArray());
        Assert.Equal(2, vectors.Usage!.InputTokenCount);
    }

    [Fact]
    public async Task Configured_dimensions_are_asked_for()
    {
        await using var server = await FakeModelServer.StartAsync();
        using var host = ModelHost.OpenAI(server, ("OpenAI:Dimensions", "16"));

        var vectors = await host.Catalog.EmbeddingGenerator!.GenerateAsync(["text"], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(16, vectors[0].Vector.Length);
        Assert.Equal(16, Assert.Single(server.Requests).Body.GetProperty("dimensions").GetInt32());
        Assert.Equal(16, host.Catalog.EmbeddingGenerator.GetService<EmbeddingGeneratorMetadata>()!.DefaultModelDimensions);
    }

    [Fact]
    public async Task Many_texts_go_in_several_requests_and_keep_their_order()
    {
        await using var server = await FakeModelServer.StartAsync();
        using var host = ModelHost.OpenAI(server);
        var texts = Enumerable.Range(0, 300).Select(number => new string((char)('a' + (number % 26)), number)).ToList();

        var vectors = await host.Catalog.EmbeddingGenerator!.GenerateAsync(texts, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(texts.Select(text => (float)text.Length), vectors.Select(vector => vector.Vector.ToArray().Sum()));
        Assert.True(server.Requests.Count > 1);
        Assert.All(server.Requests, request => Assert.True(request.Body.GetProperty("input").GetArrayLength() <= 128));
    }

    [Fact]
    public async Task A_busy_provider_is_asked_once_more()
    {
        await using var server = await FakeModelServer.StartAsync();
        using var host = ModelHost.OpenAI(server);
        server.Enqueue(FakeModelReply.Error(429, retryAfter: "2"), FakeModelReply.Embeddings([1f]));

        var asking = host.Catalog.EmbeddingGenerator!.GenerateAsync(["text"], cancellationToken: TestContext.Current.CancellationToken);
        await host.Time.WaitedForAsync(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        host.Time.Advance(TimeSpan.FromSeconds(2));

        var vectors = await asking;
        Assert.Equal([1f], vectors[0].Vector.ToArray());
    }

    [Fact]
    public async Task A_refused_key_is_told_without_the_key()
    {
        await using var server = await FakeModelServer.StartAsync();
        using var host = ModelHost.OpenAI(server);
        server.Enqueue(FakeModelReply.Error(401, message: $"bad key {ModelHost.Key}"));

        var refusal = await Assert.ThrowsAsync<ChatException>(() => host.Catalog.EmbeddingGenerator!.GenerateAsync(["text"], cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(ErrorCodes.ModelUnavailable, refusal.Code);
        Assert.DoesNotContain(ModelHost.Key, refusal.ToString() + host.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_embedding_model_there_is_no_generator()
    {
        using var host = new ModelHost();

        Assert.Null(host.Catalog.EmbeddingGenerator);
    }
}
