using Microsoft.Extensions.Options;

namespace ChatPlatform.Web.Hosting;

/// <summary>Stops the start on a wrong setting, with a sentence that names it.</summary>
internal sealed class ChatOptionsValidator : IValidateOptions<ChatOptions>
{
    private const int MinAdminKeyLength = 32;

    public ValidateOptionsResult Validate(string? name, ChatOptions options)
    {
        var wrong = new List<string>();
        if (options.Role is not ("all" or "front"))
        {
            wrong.Add($"Chat:Role is '{options.Role}'; it must be 'all' or 'front'.");
        }
        else if (options.Role == "front" && EngineHosting.Name == "Embedded")
        {
            wrong.Add("Chat:Role is 'front', which needs a build with ActorEngine=Orleans; the embedded engine runs front and grains in one process ('all').");
        }

        if (string.IsNullOrWhiteSpace(options.DataDirectory))
        {
            wrong.Add("Chat:DataDirectory is empty; it must name a folder.");
        }

        if (options.AdminKey.Length is > 0 and < MinAdminKeyLength)
        {
            wrong.Add($"Chat:AdminKey has {options.AdminKey.Length} characters; it must have {MinAdminKeyLength} at least, or be left out to have one generated.");
        }

        if (options.VisitorTokenLifetime < TimeSpan.FromMinutes(1) || options.VisitorTokenLifetime > TimeSpan.FromDays(1))
        {
            wrong.Add($"Chat:VisitorTokenLifetime is {options.VisitorTokenLifetime}; it must be from 00:01:00 to 1.00:00:00.");
        }

        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
