using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace ChatPlatform.Storage.Auditing;

/// <summary>
/// An object's state as the audit log may hold it: members that are marked with <see cref="SecretAttribute"/>, or whose name
/// is one of a secret, show only that they are set; so do secrets that are recognized in a text.
/// </summary>
public sealed class AuditMask
{
    private const int LongestText = 500;
    private const int MostItems = 100;

    private readonly JsonSerializerOptions _json;

    /// <param name="json">How objects are written; it may have its own names for members.</param>
    public AuditMask(JsonSerializerOptions json)
    {
        ArgumentNullException.ThrowIfNull(json);
        _json = new(json) { TypeInfoResolver = (json.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(MaskMarked) };
    }

    public JsonNode? StateOf(object? state) =>
        state is null ? null : Masked(JsonSerializer.SerializeToNode(state, state.GetType(), _json), secret: false, mayCount: false);

    private static void MaskMarked(JsonTypeInfo type)
    {
        for (var i = 0; i < type.Properties.Count; i++)
        {
            var marked = type.Properties[i];
            if (marked is { Get: { } read } && marked.AttributeProvider?.IsDefined(typeof(SecretAttribute), inherit: true) == true)
            {
                var shown = type.CreateJsonPropertyInfo(typeof(string), marked.Name);
                shown.Get = owner => read(owner) is null ? null : SecretTexts.Mask;
                type.Properties[i] = shown;
            }
        }
    }

    private static JsonNode? Masked(JsonNode? node, bool secret, bool mayCount) => node switch
    {
        null => null,
        JsonObject members when !secret => new JsonObject(members.Select(member => KeyValuePair.Create(
            member.Key, Masked(member.Value, SecretNames.Contains(member.Key), SecretNames.MayCount(member.Key))))),
        JsonArray items when !secret => Masked(items),
        JsonValue value when !secret && value.GetValueKind() == JsonValueKind.String => Masked(value.GetValue<string>()),
        JsonValue value when !secret || value.GetValueKind() is JsonValueKind.True or JsonValueKind.False => value.DeepClone(),
        JsonValue value when mayCount && value.GetValueKind() == JsonValueKind.Number => value.DeepClone(),
        _ => SecretTexts.Mask,
    };

    private static JsonArray Masked(JsonArray items)
    {
        JsonNode? left = items.Count > MostItems ? string.Create(CultureInfo.InvariantCulture, $"... {items.Count - MostItems} more") : null;
        var shown = items.Take(MostItems).Select(item => Masked(item, secret: false, mayCount: false));
        return new JsonArray([.. left is null ? shown : shown.Append(left)]);
    }

    private static string Masked(string text) => SecretTexts.Masked(
        text.Length <= LongestText ? text : string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, LongestText)}... ({text.Length} characters)"));
}
