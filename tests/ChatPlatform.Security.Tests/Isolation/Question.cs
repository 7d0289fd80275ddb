using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace ChatPlatform.Security.Tests.Isolation;

/// <summary>One request or call: what is put into which inputs.</summary>
/// <param name="Values">By input; "?name" and "@name" are a query's and a header's that no handler's parameter names.</param>
internal sealed record Question(Claim Claim, Entry Entry, ImmutableDictionary<string, string> Values)
{
    public string Url
    {
        get
        {
            var path = Entry.Pattern;
            foreach (var (input, value) in Values.Where(value => IsInPath(value.Key)))
            {
                path = path.Replace($"{{{input}}}", Uri.EscapeDataString(value), StringComparison.Ordinal);
            }

            // What names nothing, such as a version's number.
            foreach (var input in Claim.Plain.Where(IsInPath))
            {
                path = path.Replace($"{{{input}}}", "1", StringComparison.Ordinal);
            }

            var query = Values
                .Where(value => value.Key[0] == '?' || IsInQuery(value.Key))
                .Select(value => $"{value.Key.TrimStart('?')}={Uri.EscapeDataString(value.Value)}");
            var whole = string.Join('&', (string[])[.. Claim.Query.Split('&', StringSplitOptions.RemoveEmptyEntries), .. query]);
            return whole.Length > 0 ? $"{path}?{whole}" : path;
        }
    }

    public IEnumerable<(string Name, string Value)> Headers => Values.Where(value => value.Key[0] == '@').Select(value => (value.Key[1..], value.Value));

    public JsonNode? Body()
    {
        var body = Claim.Body is null ? null : JsonNode.Parse(Claim.Body);
        foreach (var (input, value) in Values.Where(value => Entry.InBody.Contains(value.Key)))
        {
            Put(body!, Steps(input), value);
        }

        return body;
    }

    /// <summary>"bots[].id" as the steps bots, 0, id; an argument of a hub's by its place.</summary>
    private string[] Steps(string input)
    {
        var steps = input.Replace("[]", ".0", StringComparison.Ordinal).Split('.');
        if (Entry.HubMethod is not null)
        {
            steps[0] = Entry.Arguments.IndexOf(steps[0]).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return steps;
    }

    private static void Put(JsonNode at, ReadOnlySpan<string> steps, string value)
    {
        var next = steps.Length == 1 ? JsonValue.Create(value) : steps[1] == "0" ? new JsonArray() : (JsonNode)new JsonObject();
        if (at is JsonArray array)
        {
            var index = int.Parse(steps[0], System.Globalization.CultureInfo.InvariantCulture);
            while (array.Count <= index)
            {
                array.Add(null);
            }

            next = array[index] = steps.Length > 1 && array[index] is { } there ? Taken(array, index, there) : next;
        }
        else
        {
            var node = at.AsObject();
            if (steps.Length > 1 && node[steps[0]] is { } there)
            {
                next = there;
            }
            else
            {
                node[steps[0]] = next;
            }
        }

        if (steps.Length > 1)
        {
            Put(next!, steps[1..], value);
        }
    }

    private static JsonNode Taken(JsonArray array, int index, JsonNode there)
    {
        array[index] = null;
        return there;
    }

    private bool IsInPath(string input) => Entry.Pattern.Contains($"{{{input}}}", StringComparison.Ordinal);

    private bool IsInQuery(string input) => input[0] is not ('?' or '@') && !Entry.InBody.Contains(input) && !IsInPath(input);
}
