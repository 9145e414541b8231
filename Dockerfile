# A cluster's two programs: `silo` (grains) and `api` (HTTP, live feed, screens). See docs/cluster.md.
#   docker build --target silo -t warehouse-silo .
#   docker build --target api  -t warehouse-api  .

FROM node:22-bookworm-slim AS screens
WORKDIR /source/Api/ClientApp
COPY Api/ClientApp/package.json Api/ClientApp/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY Api/ClientApp ./
RUN npm run build

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
COPY --from=screens /source/artifacts/screens artifacts/screens
RUN dotnet publish Silo -c Release -o /out/silo \
 && dotnet publish Api -c Release -p:Screens=false -o /out/api

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS runtime
WORKDIR /app
COPY deploy/ready.sh /usr/local/bin/ready
ENV ASPNETCORE_URLS=http://+:8080
EXPOSE 8080
# The image's own user, who owns nothing here.
USER $APP_UID
HEALTHCHECK --interval=5s --timeout=3s --start-period=30s --retries=3 CMD ["bash", "/usr/local/bin/ready", "8080"]

FROM runtime AS silo
COPY --from=build /out/silo ./
# 11111: other silos; 30000: API hosts.
EXPOSE 11111 30000
ENTRYPOINT ["dotnet", "OrleansWarehouse.Silo.dll"]

FROM runtime AS api
COPY --from=build /out/api ./
ENV WAREHOUSE_DATA=/tmp/warehouse Cluster__Mode=Client
ENTRYPOINT ["dotnet", "OrleansWarehouse.Api.dll"]
