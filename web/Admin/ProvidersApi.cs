using System.Collections.Immutable;
using ChatPlatform.Models;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.OpenApi;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Settings;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace ChatPlatform.Web.Admin;

/// <summary>The models that the platform itself offers, as its settings name them.</summary>
internal static class ProvidersApi
{
    public static void MapProviders(this RouteGroupBuilder api)
    {
        var admin = api.MapGroup("/admin/models").RequireAuthorization(Policies.Platform).WithTags("platform admin");
        admin.MapGet("", List).WithSummary("The platform's own models and their prices. They are settings (Chat:Models) and changed there.");
        admin.MapPost("/{provider}/test", Try).NotAudited("It asks a model for a word and changes nothing.")
            .WithSummary("Asks a model for a word, and tells what came or why nothing did.")
            .Produces<ModelTrial>()
            .Refuses(ErrorCodes.ModelNotFound);
    }

    private static Ok<ProviderList> List(IModelCatalog catalog, IOptions<ModelOptions> options, ModelPrices prices) =>
        TypedResults.Ok(new ProviderList(prices.Currency, [.. catalog.Names.Select(name => new ProviderView(
            name, ModelOf(options.Value, name), name == catalog.DefaultName, prices.Of(name).Input, prices.Of(name).Output))]));

    private static async Task<ModelTrial> Try(string provider, IModelCatalog catalog, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!catalog.Names.Contains(provider))
        {
            throw new ChatException(ErrorCodes.ModelNotFound, $"The platform's settings name no model of '{provider}'.");
        }

        if (provider == ModelNames.Extractive)
        {
            return new ModelTrial(Ok: true, "It is built in and needs no connection.", 0);
        }

        return await ModelTrial.OfAsync(() => ModelProbe.AskAsync(catalog.GetChatClient(provider), time, cancellationToken));
    }

    private static string ModelOf(ModelOptions options, string provider) => provider switch
    {
        ModelNames.OpenAI => options.OpenAI.Model,
        ModelNames.Anthropic => options.Anthropic.Model,
        _ => "",
    };

    /// <param name="Currency">Of the prices, ISO 4217.</param>
    private sealed record ProviderList(string Currency, ImmutableArray<ProviderView> Items);

    /// <param name="Provider">"extractive", "openai" or "anthropic".</param>
    /// <param name="Model">"" for the built-in one.</param>
    /// <param name="IsDefault">Whether bots that name no model use it.</param>
    /// <param name="InputPrice">For a million tokens of a prompt.</param>
    /// <param name="OutputPrice">For a million tokens of a reply.</param>
    private sealed record ProviderView(string Provider, string Model, bool IsDefault, decimal InputPrice, decimal OutputPrice);
}
