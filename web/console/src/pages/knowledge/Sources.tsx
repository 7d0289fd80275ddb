import { Button, Modal } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconBooks, IconPlus } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTenant } from "@/access/useAccess";
import { Ago } from "@/parts/Ago";
import { Empty } from "@/parts/Empty";
import { AnchorLink } from "@/parts/links";
import { List, type Column } from "@/parts/List";
import { Page } from "@/parts/Page";
import { sourcesQuery, type Source } from "./queries";
import { ReadingProgress } from "./ReadingProgress";
import { SourceForm } from "./SourceForm";
import { SourceMenu } from "./SourceMenu";
import { Uploads } from "./Uploads";

/** Where the bots' knowledge comes from: websites that are read, and files that are uploaded. */
export default function Sources() {
  const tenant = useTenant();
  const query = useInfiniteQuery(sourcesQuery(tenant));
  const [adding, modal] = useDisclosure();
  const add = <Button leftSection={<IconPlus size={16} />} onClick={modal.open}>Add a website</Button>;

  return (
    <Page lead="The bots answer from what is read here, and from nothing else." actions={add}>
      <Modal opened={adding} onClose={modal.close} title="Add a website" size="lg">
        <SourceForm onAdded={modal.close} />
      </Modal>
      <Uploads />
      <List
        label="Sources"
        query={query}
        keyOf={({ id }) => id}
        columns={columnsOf(tenant)}
        empty={(
          <Empty icon={IconBooks} title="No website yet" action={add}>
            Give the address of one: its pages are read and indexed within minutes, and you can watch it.
          </Empty>
        )}
      />
    </Page>
  );
}

const columnsOf = (tenant: string): readonly Column<Source>[] => [
  {
    name: "Address",
    cell: ({ id, url }) => <AnchorLink to="/t/$tenant/sources/$source" params={{ tenant, source: id }} size="sm" fw={600}>{url}</AnchorLink>,
  },
  { name: "Reading", width: "38%", cell: (source) => <ReadingProgress source={source} /> },
  { name: "What", width: 110, wide: true, cell: ({ type }) => (type === "site" ? "Whole site" : "One page") },
  { name: "Last read", width: 130, cell: ({ finished_at }) => <Ago at={finished_at} never="not yet" /> },
  { name: "Actions", width: 84, cell: (source) => <SourceMenu source={source} /> },
];
