using System.Xml.Linq;
using ChatPlatform.Storage.KeyRing;
using Dapper;

namespace ChatPlatform.Storage.Postgres;

/// <summary>
/// Data protection's keys, shared by all nodes. They stand as data protection hands them over: encrypted if the settings say
/// so, else whoever can read the platform's tables can use them.
/// </summary>
public sealed class PostgresKeyRing(PostgresPlatform platform) : IKeyRing
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        Wait(() => platform.ReadAsync(
            async (connection, transaction) =>
                (await connection.QueryAsync<string>("SELECT element FROM key_ring ORDER BY position", transaction: transaction).ConfigureAwait(false))
                .Select(XElement.Parse).ToList(),
            CancellationToken.None));

    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        var text = element.ToString(SaveOptions.DisableFormatting);
        Wait(() => platform.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                "INSERT INTO key_ring (name, element) VALUES (@friendlyName, @text)", new { friendlyName, text }, transaction),
            CancellationToken.None));
    }

    public void Replace(string keyId, XElement element)
    {
        ArgumentNullException.ThrowIfNull(element);
        var (beginning, text) = ($"<key id=\"{keyId}\"", element.ToString(SaveOptions.DisableFormatting));
        Wait(() => platform.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                "UPDATE key_ring SET element = @text WHERE starts_with(element, @beginning)", new { beginning, text }, transaction),
            CancellationToken.None));
    }

    /// <summary>The interface waits. On a thread of the pool, so that no caller's scheduler (a grain's) is waited for in turn.</summary>
    private static T Wait<T>(Func<Task<T>> work) => Task.Run(work).GetAwaiter().GetResult();
}
