using OrleansWarehouse.Api;
using OrleansWarehouse.Api.Live;
using OrleansWarehouse.Api.Ops;
using OrleansWarehouse.Api.Screens;
using OrleansWarehouse.Silo;

// Settings are read at the start. A watch over the working folder would be told of every write to the data folder within it.
var builder = WebApplication.CreateBuilder([.. RebuildViews.WithoutCommand(args), "--hostBuilder:reloadConfigOnChange=false"]);
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
