/** Names of series where many instances are drawn together. */
export const OF_INSTANCE = "{{instance_name}} {{instance_id}}";
export const OF_ENDPOINT = "{{endpoint_name}} {{endpoint_id}}";
export const OF_DATABASE = `${OF_INSTANCE} {{database}}`;
