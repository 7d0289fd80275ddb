-- Where the nodes of a cluster meet. Orleans reads the statements that it runs from orleansquery; names of
-- keys, parameters and columns are its contract: https://learn.microsoft.com/dotnet/orleans/host/configuration-guide/adonet-configuration
CREATE TABLE orleansquery (
    querykey  text PRIMARY KEY,
    querytext text NOT NULL
);

-- One row a cluster. Whoever changes the membership moves the version on, and fails if another was first.
CREATE TABLE orleansmembershipversiontable (
    deploymentid text PRIMARY KEY,
    timestamp    timestamptz NOT NULL DEFAULT now(),
    version      integer NOT NULL DEFAULT 0
);

-- One row for each start of a silo. status 3: active; 6: dead.
CREATE TABLE orleansmembershiptable (
    deploymentid text NOT NULL REFERENCES orleansmembershipversiontable (deploymentid),
    address      text NOT NULL,
    port         integer NOT NULL,
    generation   integer NOT NULL,
    siloname     text NOT NULL,
    hostname     text NOT NULL,
    status       integer NOT NULL,
    proxyport    integer,
    suspecttimes text,
    starttime    timestamptz NOT NULL,
    iamalivetime timestamptz NOT NULL,
    PRIMARY KEY (deploymentid, address, port, generation)
);

INSERT INTO orleansquery (querykey, querytext) VALUES
('InsertMembershipVersionKey', $query$
    WITH added AS (
        INSERT INTO orleansmembershipversiontable (deploymentid) VALUES (@DeploymentId)
        ON CONFLICT DO NOTHING
        RETURNING 1)
    SELECT count(*)::integer FROM added
$query$),

-- The lock on the version's row puts writers in a line; the second finds its version gone and changes nothing.
('InsertMembershipKey', $query$
    WITH turned AS (
        UPDATE orleansmembershipversiontable SET version = version + 1, timestamp = now()
        WHERE deploymentid = @DeploymentId AND version = @Version
          AND NOT EXISTS (
              SELECT FROM orleansmembershiptable
              WHERE deploymentid = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
        RETURNING deploymentid),
    added AS (
        INSERT INTO orleansmembershiptable (
            deploymentid, address, port, generation, siloname, hostname, status, proxyport, starttime, iamalivetime)
        SELECT deploymentid, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
        FROM turned
        RETURNING 1)
    SELECT count(*)::integer FROM added
$query$),

('UpdateMembershipKey', $query$
    WITH turned AS (
        UPDATE orleansmembershipversiontable SET version = version + 1, timestamp = now()
        WHERE deploymentid = @DeploymentId AND version = @Version
          AND EXISTS (
              SELECT FROM orleansmembershiptable
              WHERE deploymentid = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
        RETURNING deploymentid),
    changed AS (
        UPDATE orleansmembershiptable AS member
        SET status = @Status, suspecttimes = @SuspectTimes::text, iamalivetime = @IAmAliveTime
        FROM turned
        WHERE member.deploymentid = turned.deploymentid
          AND member.address = @Address AND member.port = @Port AND member.generation = @Generation
        RETURNING 1)
    SELECT count(*)::integer FROM changed
$query$),

('UpdateIAmAlivetimeKey', $query$
    UPDATE orleansmembershiptable SET iamalivetime = @IAmAliveTime
    WHERE deploymentid = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
$query$),

-- The version comes back even where there is no such silo: both joins are outer ones.
('MembershipReadRowKey', $query$
    SELECT version.deploymentid, member.address, member.port, member.generation, member.siloname, member.hostname,
           member.status, member.proxyport, member.suspecttimes, member.starttime, member.iamalivetime, version.version
    FROM orleansmembershipversiontable AS version
    LEFT JOIN orleansmembershiptable AS member
        ON member.deploymentid = version.deploymentid
        AND member.address = @Address AND member.port = @Port AND member.generation = @Generation
    WHERE version.deploymentid = @DeploymentId
$query$),

('MembershipReadAllKey', $query$
    SELECT version.deploymentid, member.address, member.port, member.generation, member.siloname, member.hostname,
           member.status, member.proxyport, member.suspecttimes, member.starttime, member.iamalivetime, version.version
    FROM orleansmembershipversiontable AS version
    LEFT JOIN orleansmembershiptable AS member ON member.deploymentid = version.deploymentid
    WHERE version.deploymentid = @DeploymentId
$query$),

('GatewaysQueryKey', $query$
    SELECT address, proxyport, generation FROM orleansmembershiptable
    WHERE deploymentid = @DeploymentId AND status = @Status AND proxyport > 0
$query$),

('DeleteMembershipTableEntriesKey', $query$
    WITH members AS (DELETE FROM orleansmembershiptable WHERE deploymentid = @DeploymentId)
    DELETE FROM orleansmembershipversiontable WHERE deploymentid = @DeploymentId
$query$),

('CleanupDefunctSiloEntriesKey', $query$
    DELETE FROM orleansmembershiptable
    WHERE deploymentid = @DeploymentId AND iamalivetime < @IAmAliveTime AND status <> 3
$query$);

