using OrleansWarehouse.Api;
using OrleansWarehouse.Api.Live;
using OrleansWarehouse.Api.Ops;
using OrleansWarehouse.Api.Screens;
using OrleansWarehouse.Silo;

var builder = WebApplication.CreateBuilder(RebuildViews.WithoutCommand(args));
builder.AddSettings();
builder.AddWarehouse();
builder.AddManners();
builder.AddAccess();
builder.AddLive();
builder.AddDescription();

var app = builder.Build();
if (RebuildViews.IsAsked(args)) return await RebuildViews.RunAsync(app.Services);
app.UseScreenFiles();
app.UseManners();
app.MapWarehouse();
app.MapOperations();
app.MapLive();
app.MapDescription();
app.UseScreenPage();
await app.RunAsync();
return 0;
