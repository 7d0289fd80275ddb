using System.Data;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatPlatform.Storage;

/// <summary>A time in a row that both databases have: PostgreSQL keeps it as a timestamptz, SQLite as text whose order is that of time.</summary>
internal readonly record struct StoredTime(DateTimeOffset Value)
{
    public static implicit operator StoredTime(DateTimeOffset time) => new(time);

    public static implicit operator DateTimeOffset(StoredTime time) => time.Value;

    /// <summary>Has rows with such times read and written; to be called before there is one.</summary>
    public static void Register() => SqlMapper.AddTypeHandler(new Handler());

    private sealed class Handler : SqlMapper.TypeHandler<StoredTime>
    {
        public override void SetValue(IDbDataParameter parameter, StoredTime value) =>
            parameter.Value = parameter is SqliteParameter ? value.Value.ToText() : value.Value.ToUniversalTime();

        public override StoredTime Parse(object value) => value switch
        {
            string text => new StoredTime(text.ToTime()),
            DateTime time => new StoredTime(time),
            _ => throw new DataException($"A {value.GetType().Name} is no time."),
        };
    }
}
