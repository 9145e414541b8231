using OrleansWarehouse.Api;
using OrleansWarehouse.Api.Ops;
using OrleansWarehouse.Silo;

var builder = WebApplication.CreateBuilder(RebuildViews.WithoutCommand(args));
builder.AddSettings();
builder.AddWarehouse();
builder.AddManners();
builder.AddAccess();
builder.AddDescription();

var app = builder.Build();
if (RebuildViews.IsAsked(args)) return await RebuildViews.RunAsync(app.Services);
app.UseManners();
app.MapWarehouse();
app.MapOperations();
await app.RunAsync();
return 0;
