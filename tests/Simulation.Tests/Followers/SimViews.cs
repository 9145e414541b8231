using System.Data.Common;

using Microsoft.Data.Sqlite;

using OrleansWarehouse.Simulation.Tests.Log;
using OrleansWarehouse.Storage.Views;

namespace OrleansWarehouse.Simulation.Tests.Followers;

/// <summary>The product's read models over a database in memory; brought up to date when a query opens them.</summary>
internal sealed class SimViews : IViews, IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=:memory:");
    private readonly Dictionary<string, Model> models = new(StringComparer.Ordinal);
    private readonly SimLog log;

    public SimViews(SimLog log, IEnumerable<IProjection> projections, Func<StoredEvent, bool>? unseen)
    {
        this.log = log;
        connection.Open();
        foreach (var projection in projections)
        {
            var model = new Model(projection, unseen);
            foreach (var table in projection.Tables) models.Add(table, model);
        }
    }

    public async ValueTask<DbConnection> OpenAsync(IReadOnlyList<string> tables, CancellationToken cancellationToken = default)
    {
        foreach (var table in tables) await models[table].FollowAsync(connection, log.All);
        return new OpenConnection(connection);
    }

    public ValueTask<DbConnection> OpenAsync(IReadOnlyList<string> tables, long position, CancellationToken cancellationToken = default) =>
        OpenAsync(tables, cancellationToken);

    public void Dispose() => connection.Dispose();

    private sealed class Model(IProjection projection, Func<StoredEvent, bool>? unseen)
    {
        private int position = -1;

        public async Task FollowAsync(SqliteConnection connection, IReadOnlyList<StoredEvent> all)
        {
            if (position == all.Count) return;
            await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync();
            if (position < 0)
            {
                await using var schema = connection.CreateCommand();
                (schema.CommandText, schema.Transaction) = (projection.Schema, transaction);
                await schema.ExecuteNonQueryAsync();
                position = 0;
            }

            if (position < all.Count) await projection.ApplyAsync([.. all.Skip(position).Where(stored => unseen?.Invoke(stored) is not true)], connection, transaction);
            await transaction.CommitAsync();
            position = all.Count;
        }
    }

    /// <summary>The one connection, for somebody who closes what he opened.</summary>
    private sealed class OpenConnection(SqliteConnection inner) : DbConnection
    {
        [System.Diagnostics.CodeAnalysis.AllowNull]
        public override string ConnectionString
        {
            get => inner.ConnectionString;
            set => throw new NotSupportedException();
        }

        public override string Database => inner.Database;

        public override string DataSource => inner.DataSource;

        public override string ServerVersion => inner.ServerVersion;

        public override System.Data.ConnectionState State => inner.State;

        public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

        public override void Close()
        {
            // Others read on.
        }

        public override void Open()
        {
            // It is.
        }

        protected override DbTransaction BeginDbTransaction(System.Data.IsolationLevel isolationLevel) => inner.BeginTransaction(isolationLevel);

        protected override DbCommand CreateDbCommand() => inner.CreateCommand();
    }
}
