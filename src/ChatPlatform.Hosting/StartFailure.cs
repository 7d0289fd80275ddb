using ChatPlatform.Storage;
using ChatPlatform.Storage.Postgres;
using ChatPlatform.Storage.Sqlite;
using Microsoft.Extensions.Options;

namespace ChatPlatform.Hosting;

/// <summary>Which reasons not to start are the operator's to mend, and so are told as a sentence and not as a stack trace.</summary>
public static class StartFailure
{
    public static string? Sentence(Exception failure) => failure switch
    {
        ChatException refusal => refusal.Message,
        SchemaException schema => schema.Message,
        DataFolderInUseException inUse => inUse.Message,
        DatabaseInUseException inUse => inUse.Message,
        OptionsValidationException settings => string.Join(Environment.NewLine, settings.Failures),
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } taken =>
            $"{taken.Message} Stop what listens there, or set ASPNETCORE_URLS to another address.",
        _ => null,
    };
}
