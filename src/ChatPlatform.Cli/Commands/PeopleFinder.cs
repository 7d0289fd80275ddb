using System.CommandLine;
using System.Text.Json;
using ChatPlatform.Cli.Api;

namespace ChatPlatform.Cli.Commands;

/// <summary>People are told by id to the API, and known by e-mail address to each other.</summary>
internal static class PeopleFinder
{
    /// <summary>Narrows a list of people.</summary>
    public static Option<string?> Sought() => new("--find") { Description = "Only those whose name or e-mail address has this in it.", HelpName = "text" };

    /// <param name="list">The path of the list that the person is in.</param>
    /// <returns>The path of the person.</returns>
    /// <exception cref="CliException">Nobody in the list has the address.</exception>
    public static async Task<string> PathAsync(Call call, string list, string idOrEmail, CancellationToken cancellationToken)
    {
        if (!idOrEmail.Contains('@', StringComparison.Ordinal))
        {
            return $"{list}/{ApiPath.Segment(idOrEmail)}";
        }

        string? cursor = null;
        do
        {
            var page = (await call.Api.GetAsync(ApiPath.WithQuery(list, ("limit", "500"), ("cursor", cursor)), cancellationToken)).Body;
            var found = page.List("items").FirstOrDefault(person => string.Equals(person.Text("email"), idOrEmail.Trim(), StringComparison.OrdinalIgnoreCase));
            if (found.ValueKind == JsonValueKind.Object)
            {
                return $"{list}/{ApiPath.Segment(found.Text("id") ?? "")}";
            }

            cursor = page.Text("next_cursor");
        }
        while (cursor is not null);

        throw new CliException($"There is no user {idOrEmail}.", ExitCode.Failed);
    }
}
