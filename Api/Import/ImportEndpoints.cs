using System.Security.Claims;
using System.Text;

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

using OrleansWarehouse.Api.Access;
using OrleansWarehouse.Api.Http;
using OrleansWarehouse.Api.Inbound;
using OrleansWarehouse.Api.Orders;
using OrleansWarehouse.Api.Tenancies;
using OrleansWarehouse.Grains.Interfaces.Ids;
using OrleansWarehouse.Grains.Interfaces.Inbound;
using OrleansWarehouse.Grains.Interfaces.Merchants;
using OrleansWarehouse.Grains.Interfaces.Orders;
using OrleansWarehouse.Grains.Interfaces.Outcomes;

namespace OrleansWarehouse.Api.Import;

/// <summary>
/// Imports orders and deliveries from CSV files with a row per line. With <c>dryRun</c> nothing is written, and the answer comes from
/// the same decisions. Importing a file twice creates nothing twice: orders and deliveries are identified by their numbers.
/// </summary>
internal static class ImportEndpoints
{
    private const string Csv = "text/csv";

    public static void MapImport(this IEndpointRouteBuilder api)
    {
        var merchant = api.MapGroup("/merchants/{merchant}").For(AccessRule.Merchant).WithTags("Import");
        merchant.MapPost("/orders:import", OrdersAsync).AnswersWithPersonalData().TakesCsv().WithConsequences();
        merchant.MapGet("/orders:import", static (string merchant) => Template("orders", OrderRows.Columns)).Produces<string>(contentType: Csv);
        merchant.MapPost("/inbound:import", InboundAsync).TakesCsv().WithConsequences();
        merchant.MapGet("/inbound:import", static (string merchant) => Template("deliveries", InboundRows.Columns)).Produces<string>(contentType: Csv);
    }

    /// <summary>Describes the body in OpenAPI only: as routing metadata, the media type would be checked before authentication.</summary>
    private static RouteHandlerBuilder TakesCsv(this RouteHandlerBuilder builder) => builder.AddOpenApiOperationTransformer(static (operation, _, _) =>
    {
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [Csv] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String } } },
        };
        return Task.CompletedTask;
    });

    private static async Task<Results<Ok<ImportAnswer>, ProblemHttpResult>> OrdersAsync(
        string merchant, bool? dryRun, HttpRequest request, Importer importer, OpenOrders orders, IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        if (!IsCsv(request)) return NotCsv();
        if (await grains.GetGrain<IMerchantGrain>(merchant).GetAsync() is not { } view) return Problems.NotFound("unknown_merchant");
        var table = await CsvTable.ReadAsync(request.Body, OrderRows.Columns, cancellationToken);
        return TypedResults.Ok(await importer.RunAsync(
            table, dryRun is true, OrderRows.IdOf, (draft, check) => OrderRows.Read(draft, check, view),
            asked => PlaceAsync(grains.GetGrain<IOrderGrain>(asked.Command.Order.ToString()), asked, orders, dryRun is true)));
    }

    private static async Task<Results<Ok<ImportAnswer>, ProblemHttpResult>> InboundAsync(
        string merchant, bool? dryRun, HttpRequest request, ClaimsPrincipal user, Importer importer, Tenants tenants, IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        if (!IsCsv(request)) return NotCsv();
        var table = await CsvTable.ReadAsync(request.Body, InboundRows.Columns, cancellationToken);
        return TypedResults.Ok(await importer.RunAsync(
            table, dryRun is true, InboundRows.IdOf, InboundRows.Read,
            async command => await tenants.MayBringAsync(user, grains, new(merchant), command.Announce.Site, dryRun is true)
                ? await AnnounceAsync(Deliveries.Of(grains, merchant, command.Asn), command.Announce, user, dryRun is true)
                : Tenants.UnknownSite(command.Announce.Site)));
    }

    private static async Task<Outcome<bool>> PlaceAsync(IOrderGrain order, OpenOrder asked, OpenOrders orders, bool dryRun) => dryRun
        ? await order.PreviewAsync(await orders.TrySealAsync(asked))
        : (await order.PlaceAsync(await orders.SealAsync(asked))).Map(placed => placed.Created);

    private static async Task<Outcome<bool>> AnnounceAsync(IInboundGrain inbound, AnnounceInbound command, ClaimsPrincipal user, bool dryRun)
    {
        var known = await inbound.GetAsync();
        if (!Deliveries.IsAt(user, command.Site.Value) || (known is not null && !Deliveries.IsAt(user, known.Site)))
            return Refusal.Invalid("unknown_site", "site", $"The site '{command.Site}' does not exist.");
        if (dryRun) return await inbound.PreviewAsync(command);
        return (await inbound.AnnounceAsync(command)).Map(view => view.Version != known?.Version);
    }

    private static bool IsCsv(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals(Csv, StringComparison.OrdinalIgnoreCase);

    private static ProblemHttpResult NotCsv() =>
        Problems.Of(StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type", $"Send {Csv}.");

    private static FileContentHttpResult Template(string name, CsvColumns columns) =>
        TypedResults.File(Encoding.UTF8.GetBytes(columns.Template()), $"{Csv}; charset=utf-8", $"{name}.csv");
}
