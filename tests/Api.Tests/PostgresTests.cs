using OrleansWarehouse.Api.Tests.Buyers;
using OrleansWarehouse.Api.Tests.Import;
using OrleansWarehouse.Api.Tests.Labor;
using OrleansWarehouse.Api.Tests.OnTheFloor;
using OrleansWarehouse.Api.Tests.Orders;
using OrleansWarehouse.Api.Tests.Reports;
using OrleansWarehouse.Api.Tests.Stock;
using OrleansWarehouse.Tests.Postgres;

namespace OrleansWarehouse.Api.Tests;

/// <summary>
/// The other tests run on SQLite. Here the ones that read lists, reports and history run on PostgreSQL.
/// </summary>
public sealed class PostgresTests(PostgresTests.Fixture over) : IClassFixture<PostgresTests.Fixture>
{
    private Server Server => over.Server;

    [Fact]
    public Task Reports() => new ReportTests(Server).Every_figure_of_a_small_history_is_right();

    [Fact]
    public Task Reports_of_some() => new ReportTests(Server).A_merchant_sees_his_own_and_a_supervisor_his_site();

    [Fact]
    public Task A_merchants_overview() => new ReportTests(Server).A_merchants_overview_says_what_waits();

    [Fact]
    public Task A_sites_overview() => new OverviewTests(Server).The_overview_follows_the_work_from_order_to_shelf_to_box();

    [Fact]
    public Task Movements() => new MovementTests(Server).The_ledger_tells_what_came_and_why_the_newest_first();

    [Fact]
    public Task A_SKU_as_it_was() => new MovementTests(Server).A_SKU_is_told_as_it_was_at_any_moment();

    [Fact]
    public Task A_merchants_stock() => new MerchantStockTests(Server).What_is_searched_for_is_found_in_code_and_description_whatever_the_case();

    [Fact]
    public Task Pages_of_orders() => new OrderTests(Server).A_list_is_walked_with_a_cursor_while_orders_are_added();

    [Fact]
    public Task Orders_of_a_site() => new OrderTests(Server).A_list_is_narrowed_to_the_orders_that_a_site_fills();

    [Fact]
    public Task Orders_of_a_buyer() => new OrderTests(Server).A_list_is_searched_by_number_and_by_any_part_of_the_buyers_words();

    [Fact]
    public Task Timelines() => new OrderTests(Server).What_was_just_placed_is_in_the_list_and_in_the_timeline();

    [Fact]
    public Task Files_of_deliveries() => new ImportTests(Server).Deliveries_come_from_a_file_too_and_one_that_is_being_counted_is_not_changed();

    [Fact]
    public Task Notes_of_deliveries() => new InboundNoteTests(Server).What_the_dock_photographs_the_merchant_sees_and_nobody_else();

    [Fact]
    public Task Shelves_and_barcodes() => new LookupTests(Server).A_shelf_tells_what_lies_there_and_a_SKU_where_it_lies();

    [Fact]
    public Task Totes_and_parcels() => new LookupTests(Server).A_tote_and_an_orders_number_lead_to_what_is_to_be_packed_and_an_SSCC_to_its_parcel();

    [Fact]
    public Task Deliveries_of_a_site() => new LookupTests(Server).A_site_lists_its_deliveries_by_when_they_are_due_until_they_are_closed();

    [Fact]
    public Task Previews_of_waves() => new ControlTests(Server).What_pickers_cannot_take_any_more_is_promised_to_nobody();

    [Fact]
    public Task Exceptions() => new ControlTests(Server).A_short_pick_and_a_word_from_the_bench_wait_until_somebody_has_seen_to_them();

    [Fact]
    public Task Lateness() => new ControlTests(Server).What_is_late_is_told_until_it_is_packed();

    [Fact]
    public Task Goods_on_hold() => new ControlTests(Server).Goods_that_may_not_be_sold_are_listed_by_themselves();

    [Fact]
    public Task The_floor() => new ControlTests(Server).The_floor_tells_every_shelf_once_and_then_those_that_are_asked_for();

    [Fact]
    public Task Tracking() => new TrackingTests(Server).A_buyer_follows_an_order_to_the_door_and_learns_nothing_that_is_not_his();

    public sealed class Fixture : IAsyncLifetime
    {
        private Server? server;

        internal Server Server => server!;

        public async ValueTask InitializeAsync() => server = new(
            null, ("Storage:Provider", "Postgres"), ("Storage:ConnectionString", await TestDatabase.NewSchemaAsync()));

        public async ValueTask DisposeAsync()
        {
            if (server is not null) await server.DisposeAsync();
        }
    }
}
