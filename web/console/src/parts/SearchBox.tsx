import { TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";

interface SearchBoxProps {
  /** For those who hear it. */
  label: string;
  placeholder: string;
  /** Told what is sought once the typing rests; "" for nothing. */
  onSought: (text: string) => void;
}

/** Finds something in a list by its words. */
export function SearchBox({ label, placeholder, onSought }: SearchBoxProps) {
  const [typed, setTyped] = useState("");
  const tell = useDebouncedCallback(onSought, 200);
  return (
    <TextInput
      type="search" aria-label={label} placeholder={placeholder} autoComplete="off" w={{ base: "100%", xs: 260 }} leftSection={<IconSearch size={16} />} value={typed}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        tell(value.trim());
      }}
    />
  );
}
