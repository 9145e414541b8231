namespace OrleansWarehouse.Benchmarks.Postgres;

/// <summary>
/// The least that a database must do for an order, as a baseline: the order, its two lines, and stock taken if there is enough;
/// no customer, no events, no answer.
/// </summary>
internal sealed class BareOrders(PostgresServer server)
{
    private const int HotSku = 1;

    private int skus;

    public async Task SetUpAsync(int skus, CancellationToken cancellation)
    {
        this.skus = skus;
        await server.SqlAsync(
            $"""
            CREATE TABLE orders (id bigserial PRIMARY KEY, merchant int NOT NULL, at timestamptz NOT NULL DEFAULT now());
            CREATE TABLE lines (
                order_id bigint NOT NULL, line int NOT NULL, sku int NOT NULL, quantity int NOT NULL, PRIMARY KEY (order_id, line));
            CREATE TABLE stock (sku int PRIMARY KEY, available bigint NOT NULL CHECK (available >= 0));
            INSERT INTO stock SELECT n, 1000000000 FROM generate_series(1, {skus}) n;
            """,
            cancellation);
        await server.SqlAsync("VACUUM ANALYZE stock", cancellation);
    }

    /// <summary>Two lines over a skewed catalogue; rows are locked in the order of their keys, so that there are no deadlocks.</summary>
    public Task<double> SpreadAsync(int clients, TimeSpan length, CancellationToken cancellation) => server.BenchAsync(
        $"""
        \set a random_zipfian(1, {skus}, 1.001)
        \set b random_zipfian(1, {skus}, 1.001)
        \set first least(:a, :b)
        \set second greatest(:a, :b)
        BEGIN;
        INSERT INTO orders (merchant) VALUES (1) RETURNING id \gset
        INSERT INTO lines VALUES (:id, 1, :first, 1), (:id, 2, :second, 1);
        UPDATE stock SET available = available - 1 WHERE sku = :first AND available >= 1;
        UPDATE stock SET available = available - 1 WHERE sku = :second AND available >= 1;
        COMMIT;
        """,
        clients,
        length,
        cancellation);

    /// <summary>One line, always of the same SKU.</summary>
    public Task<double> HotAsync(int clients, TimeSpan length, CancellationToken cancellation) => server.BenchAsync(
        $"""
        BEGIN;
        INSERT INTO orders (merchant) VALUES (1) RETURNING id \gset
        INSERT INTO lines VALUES (:id, 1, {HotSku}, 1);
        UPDATE stock SET available = available - 1 WHERE sku = {HotSku} AND available >= 1;
        COMMIT;
        """,
        clients,
        length,
        cancellation);
}

